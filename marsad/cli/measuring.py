"""Commands that measure: eval, bench."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from marsad.bench import naming, pipeline
from marsad.bench import search as searching
from marsad.cli.output import JsonOption, console, print_json, print_table
from marsad.eval import run, run_outside

bench = typer.Typer(help="Benchmarks: figures of speed and memory, printed, never asserted.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.command("eval")(evaluate)
    app.add_typer(bench, name="bench")


def evaluate(
    gold: Annotated[Path, typer.Option(help="The folder of gold sets with floors.toml.")] = Path("tests/eval/gold"),
    data: Annotated[Path | None, typer.Option(help="A folder of outside data: score it too, without floors.")] = None,
    json: JsonOption = False,
) -> None:
    """Score the gold sets and hold the scores against their floors."""
    results = [*run(gold), *(run_outside(data) if data else [])]
    if json:
        print_json({"evals": results})
    else:
        print_table(
            ["gold set", "measure", "score", "floor", "n", ""],
            [(r.name, r.measure, f"{r.score:.3f}", f"{r.floor:.3f}", r.n, "" if r.ok else "BELOW") for r in results],
        )
    if not all(r.ok for r in results):
        raise typer.Exit(1)


@bench.command("pipeline")
def pipeline_(
    posts: Annotated[int, typer.Option(min=100, help="How many posts the seeded export holds.")] = 200_000,
    runs: Annotated[int, typer.Option(min=1, help="How many runs; medians are printed.")] = 1,
    json: JsonOption = False,
) -> None:
    """Import a seeded Telegram JSON export: preserved, annotated, searchable; against parsing the file alone."""
    rows = pipeline.measure(posts, runs)
    if json:
        print_json({"benches": rows})
        return
    print_table(
        ["variant", "posts/s", "MB/s", "seconds", "peak MB", "n"],
        [(r["variant"], f"{r['posts_per_second']:,.0f}", f"{r['mb_per_second']:.1f}", f"{r['seconds']:.1f}",
          f"{r['peak_mb']:,.0f}", r["n"]) for r in rows],
    )  # fmt: skip
    console.print(
        f"import takes {rows[1]['seconds'] / rows[0]['seconds']:.1f} times as long as parsing the file alone."
    )


@bench.command("search")
def search_(
    posts: Annotated[int, typer.Option(min=100, help="How many posts the seeded archive holds.")] = 100_000,
    queries: Annotated[int, typer.Option(min=2, help="How many queries of each kind.")] = 100,
    json: JsonOption = False,
) -> None:
    """Queries over a seeded archive, beside SQLite FTS5 over the same folded words in the same run."""
    rows = searching.measure(posts, queries)
    if json:
        print_json({"benches": rows})
        return
    print_table(
        ["query", "variant", "p50 ms", "p99 ms", "n"],
        [(r["name"], r["variant"], r["p50_ms"], r["p99_ms"], r["n"]) for r in rows],
    )


@bench.command("names")
def names_(
    names: Annotated[int, typer.Option(min=2000, help="How many names the index holds.")] = 100_000,
    queries: Annotated[int, typer.Option(min=10, help="How many names are asked for.")] = 300,
    json: JsonOption = False,
) -> None:
    """Names asked of an index, one by one, in other spellings and scripts than it holds."""
    rows = naming.measure(names, queries)
    if json:
        print_json({"benches": rows})
        return
    print_table(
        ["variant", "p50 ms", "p99 ms", "built in s", "first is right", "names"],
        [(r["variant"], r["p50_ms"], r["p99_ms"], r["build_seconds"], r["first"], r["n"]) for r in rows],
    )
