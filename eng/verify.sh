#!/usr/bin/env bash
# What must hold before anything is merged: locked restore, formatting, build without warnings, every test on every vector width.
set -euo pipefail
cd "$(dirname "$0")/.."

dotnet restore --locked-mode
dotnet format --no-restore --verify-no-changes
dotnet build --no-restore
dotnet test --no-build
