#!/bin/sh
# The main job on the sample: exports in, findings, brief out, desk open. `--no-serve` stops after the brief.
set -eu
here=$(dirname "$0")
marsad="$here/../.venv/bin/marsad"
workspace=./marsad-workspace
serve=yes
for arg in "$@"; do
    case "$arg" in
        --no-serve) serve=no ;;
        *) echo "run: unknown argument $arg (only --no-serve is known)" >&2; exit 2 ;;
    esac
done

"$marsad" lexicon add "$here/lexicon" --workspace "$workspace"
for taken in first second; do
    # JSON exports carry the channel's number, which the sample's sources file ties to its handle.
    for channel in "$here/$taken"/*; do
        "$marsad" import "$channel" --source "$(basename "$channel")" --workspace "$workspace" 2>"$workspace/import.log" || {
            status=$?
            cat "$workspace/import.log" >&2
            exit "$status"
        }
    done
done
"$marsad" verify --workspace "$workspace"
"$marsad" detect --workspace "$workspace"
"$marsad" brief --output "$workspace/reports/brief.html" --output "$workspace/reports/brief.pdf" --workspace "$workspace"
if [ "$serve" = yes ]; then
    exec "$marsad" serve --workspace "$workspace"
fi
