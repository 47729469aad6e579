#!/usr/bin/env bash
# Writes realistic access-log traffic; the same as ./run.sh generate.
exec "$(dirname "${BASH_SOURCE[0]}")/run.sh" generate "$@"
