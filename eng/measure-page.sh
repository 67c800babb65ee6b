#!/usr/bin/env bash
# How quick the page is in a real browser. See --help.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ $# -gt 0 ]; then
  cat << 'HELP'
eng/measure-page.sh

Measures the editor's page in Chromium (apt-get install chromium), without a window, with the model that comes along, and prints
  - the time from the start of the program to the first picture on the page, in an empty tab of a browser that is open (median of 5),
  - the pictures that reach the page in a second during a drag (median of 3 times 5 s),
  - the time from a click to its point on the page, and to the program's answer, during a drag (median of 20).
It judges nothing. Run it on a machine that does nothing else; it takes about a minute. The same without building:
  artifacts/bin/DragGan.Page.Tests/release/DragGan.Page.Tests --measure
HELP
  exit 0
fi

dotnet build tests/DragGan.Page.Tests --verbosity quiet --nologo
exec artifacts/bin/DragGan.Page.Tests/release/DragGan.Page.Tests --measure
