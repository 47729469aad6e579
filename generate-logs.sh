#!/usr/bin/env bash
# Writes realistic access-log traffic; the same as ./run.sh generate.
script=${BASH_SOURCE[0]}
while [[ -L $script ]]; do
    link=$(readlink "$script")
    [[ $link == /* ]] || link=$(dirname "$script")/$link
    script=$link
done
set -- generate "$@"
# The script is sourced, not started, so that hints name this script, which the user typed.
. "$(dirname "$script")/run.sh"
