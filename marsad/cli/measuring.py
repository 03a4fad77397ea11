"""Commands that measure: eval, bench."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from marsad.bench import folding, language, naming, pipeline, verifying
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
        for r in results:
            if "macro-F1" in r.measure and r.notes:
                console.print(f"\n{r.name}, {r.measure}: what was taken for what", *r.notes, sep="\n")
        if data is None:
            console.print("Not measured without --data: verses planted in ordinary text, and the other outside sets.")
    if not all(r.ok for r in results):
        raise typer.Exit(1)


@bench.command("pipeline")
def pipeline_(
    posts: Annotated[int, typer.Option(min=100, help="How many posts the seeded export holds.")] = 200_000,
    runs: Annotated[int, typer.Option(min=1, help="How many runs; medians are printed.")] = 1,
    json: JsonOption = False,
) -> None:
    """Import a seeded Telegram JSON export, then the file again, a later export of the channel, and verify; and what it
    takes on the disk.
    """
    rows, disk = pipeline.measure(posts, runs)
    if json:
        print_json({"benches": rows, "disk": disk})
        return
    first = next(r["seconds"] for r in rows if r["variant"] == "marsad")
    print_table(
        ["variant", "posts/s", "MB/s", "seconds", "of the import", "peak MB", "n"],
        [(r["variant"], f"{r['posts_per_second']:,.0f}", f"{r['mb_per_second']:.1f}", f"{r['seconds']:.1f}",
          f"1/{first / r['seconds']:.1f}", f"{r['peak_mb']:,.0f}", r["n"]) for r in rows],
    )  # fmt: skip
    print_table(
        ["on the disk", "MB", "of text + raw items"], [(d["part"], f"{d['mb']:,.1f}", d["ratio"]) for d in disk]
    )


@bench.command("verify")
def verify_(
    posts: Annotated[int, typer.Option(min=20_000, help="How many posts the seeded archive holds.")] = 200_000,
    json: JsonOption = False,
) -> None:
    """Verify a seeded archive whole, then with each of 24 tamperings planted alone: found and named, or not."""
    rows = verifying.measure(posts)
    if json:
        print_json({"benches": rows})
        return
    print_table(
        ["tampering", "named", "seconds", "peak MB", "n"],
        [(r["variant"], "yes" if r["named"] else "NO", r["seconds"], r["peak_mb"], r["n"]) for r in rows],
    )


@bench.command("search")
def search_(
    posts: Annotated[int, typer.Option(min=100, help="How many posts the seeded archive holds.")] = 100_000,
    queries: Annotated[int, typer.Option(min=2, help="How many queries of each kind.")] = 100,
    alone: Annotated[bool, typer.Option("--alone", help="Leave the other engines out.")] = False,
    times: Annotated[
        int, typer.Option(min=1, help="Ask again on the index so many times as large, its segments repeated.")
    ] = 1,
    json: JsonOption = False,
) -> None:
    """Queries over a seeded archive, beside SQLite FTS5 and plain tantivy over the same folded words."""
    rows = searching.measure(posts, queries, alone=alone, times=times)
    if json:
        print_json({"benches": rows})
        return
    print_table(
        ["query", "variant", "p50 ms", "p99 ms", "cpu p50", "cpu p99", "n"],
        [
            (r["name"], r["variant"], r["p50_ms"], r["p99_ms"], r.get("cpu_p50_ms"), r.get("cpu_p99_ms"), r["n"])
            for r in rows
        ],
    )


@bench.command("folding")
def folding_(
    posts: Annotated[int, typer.Option(min=100, help="How many seeded posts.")] = 100_000,
    runs: Annotated[int, typer.Option(min=1, help="How many runs; medians are printed.")] = 3,
    camel: Annotated[Path | None, typer.Option(help="A Python that has camel-tools: measured in the same run.")] = None,
    json: JsonOption = False,
) -> None:
    """Folding in bulk and one by one, beside CAMeL Tools' functions on the same posts."""
    rows = folding.measure(posts, runs, camel)
    if json:
        print_json({"benches": rows})
        return
    print_table(
        ["variant", "posts/s", "seconds", "against CAMeL"],
        [(r["variant"], f"{r['posts_per_second']:,.0f}", r["seconds"],
          f"{r['posts_per_second'] / rows[-1]['posts_per_second']:.1f} x" if camel else "") for r in rows],
    )  # fmt: skip


@bench.command("language")
def language_(
    posts: Annotated[int, typer.Option(min=100, help="How many posts, made of the gold posts.")] = 100_000,
    runs: Annotated[int, typer.Option(min=1, help="How many runs; medians are printed.")] = 3,
    gold: Annotated[Path, typer.Option(help="The gold posts.")] = Path("tests/eval/gold/posts.tsv"),
    langid: Annotated[Path | None, typer.Option(help="A Python that has py3langid: measured in the same run.")] = None,
    json: JsonOption = False,
) -> None:
    """Language of posts and of lines in bulk, beside py3langid on the same posts."""
    rows = language.measure(posts, runs, gold, langid)
    if json:
        print_json({"benches": rows})
        return
    print_table(
        ["variant", "posts/s", "seconds", "right", "n"],
        [(r["variant"], f"{r['posts_per_second']:,.0f}", r["seconds"], r["right"], r["n"]) for r in rows],
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
