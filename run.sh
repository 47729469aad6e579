#!/usr/bin/env bash
# Runs HttpMonitor: finds a JDK 21 or newer, builds the service when its sources are newer than its jar, and starts the
# command.
# Usage: ./run.sh [COMMAND] [OPTIONS]     ./run.sh --help
set -euo pipefail

# A link to this script stands for the script.
script=${BASH_SOURCE[0]}
while [[ -L $script ]]; do
    link=$(readlink "$script")
    [[ $link == /* ]] || link=$(dirname "$script")/$link
    script=$link
done
home=$(cd "$(dirname "$script")" && pwd -P)
target=$home/service/target
jar=$target/run/httpmonitor.jar
oldest_jdk=21
user_home=${HOME:-~} # cron and systemd may leave HOME out

# 'check' ends with 3 for a failure before the program runs, because its exit code 1 would mean a warning.
failure=1
[[ ${1:-} == check ]] && failure=3
trap '(($? == 0)) || exit $failure' EXIT

say() { printf '%s\n' "$*" >&2; }

# Prints the major version of the JDK in a folder, from its release file; prints nothing where the folder has no JDK.
jdk_version() {
    [[ -x $1/bin/java && -r $1/release ]] || return 0
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

jdk_candidates() {
    [[ -n ${JAVA_HOME:-} ]] && printf '%s\n' "$JAVA_HOME"
    local java
    if java=$(command -v java); then
        dirname "$(dirname "$(readlink -f "$java")")"
    fi
    printf '%s\n' /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* \
        "$user_home"/.sdkman/candidates/java/* "$user_home"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$user_home"/Library/Java/JavaVirtualMachines/*/Contents/Home
}

find_jdk() {
    local candidate version
    while IFS= read -r candidate; do
        version=$(jdk_version "$candidate")
        if [[ -n $version && $version -ge $oldest_jdk ]]; then
            printf '%s\n' "$candidate"
            return
        fi
    done < <(jdk_candidates)
    say "No JDK $oldest_jdk or newer was found in JAVA_HOME, on the PATH or in the usual folders: install one, or set" \
        "JAVA_HOME to it."
    return 1
}

# Finds Maven, also where the PATH is as short as cron's.
find_maven() {
    local candidate
    for candidate in "$(command -v mvn || true)" "${MAVEN_HOME:-}/bin/mvn" "${M2_HOME:-}/bin/mvn" \
        /usr/local/bin/mvn /opt/maven/bin/mvn /opt/*maven*/bin/mvn "$user_home"/.sdkman/candidates/maven/current/bin/mvn /opt/homebrew/bin/mvn; do
        if [[ $candidate == /* && -x $candidate ]]; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    say "Maven was not found: install Maven 3.8 or newer, or put its mvn on the PATH."
    return 1
}

is_stale() {
    [[ ! -f $jar ]] && return 0
    [[ -n $(find "$home/pom.xml" "$home/service/pom.xml" "$home/service/src/main" "$home/logstash/templates" \
        "$home/logstash/formats" -newer "$jar" -print -quit) ]]
}

# Prints the state of a build from Maven's log: the step, and how many plugins and libraries were downloaded. Sizes are
# in decimal units, as Maven writes them. The log does not contain whether Elasticsearch was downloaded or is a copy of
# an earlier download.
build_state() {
    awk '
        /Downloaded from / && match($0, /\([0-9.]+ [kMG]?B( at|\))/) {
            split(substr($0, RSTART + 1, RLENGTH), part, " ")
            unit["B"] = 1e-6; unit["kB"] = 1e-3; unit["MB"] = 1; unit["GB"] = 1e3
            sub(/\)/, "", part[2]); size += part[1] * unit[part[2]]; files++
        }
        /Downloading from / { n = split($0, path, "/"); file = path[n] }
        /Downloaded from / { file = "" }
        /^\[INFO\] --- / {
            fetching = ($3 ~ /:wget$/)
            step = $3; sub(/^maven-/, "", step); sub(/-plugin/, "", step); split(step, part, ":"); step = part[1]
        }
        END {
            what["compiler"] = "compiling"; what["shade"] = "packing the jar"
            what["antrun"] = "unpacking Elasticsearch"
            if (fetching) doing = "downloading Elasticsearch (132 MB)"
            else if (file != "") doing = "downloading " file
            else doing = (step in what) ? what[step] : "reading the project"
            so_far = "; %.0f MB of plugins and libraries in %d files downloaded so far"
            printf "%s%s", doing, (files ? sprintf(so_far, size, files) : "")
        }' "$1"
}

# Reports what a build does: on a terminal in one line that is rewritten every 2 seconds, else in one line a minute.
show_build() {
    local log=$1 builder=$2 started=$SECONDS said=$SECONDS line
    while sleep 2 </dev/null >/dev/null 2>&1 && kill -0 "$builder" 2>/dev/null; do
        line="  $((SECONDS - started)) s: $(build_state "$log")"
        if [[ -t 2 ]]; then
            printf '\r\033[K%.79s' "$line" >&2
        elif ((SECONDS - said >= 60)); then
            say "$line"
            said=$SECONDS
        fi
    done
}

# Builds a module and the modules that it depends on.
package() {
    local maven log=$target/build.log started=$SECONDS builder watcher failed=0
    maven=$(find_maven)
    mkdir -p "$target"
    (cd "$home" && exec "$maven" -B -pl "$1" -am -Dmaven.test.skip=true package) </dev/null >"$log" 2>&1 &
    builder=$!
    show_build "$log" "$builder" &
    watcher=$!
    trap 'kill "$builder" "$watcher" 2>/dev/null || true; exit 130' INT TERM
    wait "$builder" || failed=$?
    trap - INT TERM
    { kill "$watcher" && wait "$watcher"; } 2>/dev/null || true
    [[ -t 2 ]] && printf '\r\033[K' >&2
    ((failed == 0)) || build_failed "$log"
    local downloaded
    downloaded=$(build_state "$log" | sed -n 's/^[^;]*; \(.*\) downloaded so far$/, with \1 downloaded/p' || true)
    say "Built in $((SECONDS - started)) s$downloaded."
}

# Prints one sentence for one failure: Maven reports the same failure several times.
build_failed() {
    local reason
    reason=$(sed -n 's/^\[ERROR\] *//p' "$1" | grep -v '^$' | head -n 1 | cut -c 1-400 || true)
    if grep -q -e 'in offline mode' -e 'offline mode has not been downloaded' "$1"; then
        say "The build needs files that Maven has not downloaded yet, and Maven is offline: build once with a network." \
            "Maven says: $reason"
    elif grep -q -e 'Could not transfer' -e 'Unknown host' -e 'Connection refused' -e 'Network is unreachable' \
        "$1"; then
        say "The build could not download what it needs: check the network, or the proxy and mirrors of Maven's" \
            "settings.xml. Maven says: $reason"
    else
        say "The build failed: ${reason:-Maven gives no reason}"
    fi
    say "All of its output is in $1."
    return 1
}

# A rename puts the jar in place, so that programs which still run the old jar keep all of it.
build() {
    is_stale || return 0
    if [[ -d $(printf '%s\n' "$target"/elasticsearch-* | head -n 1) ]]; then
        say "Building HttpMonitor, since its sources are newer than its jar ..."
    else
        say "Building HttpMonitor. The first time this downloads Elasticsearch (132 MB) and, where Maven does not have" \
            "them yet, its plugins and libraries (about 170 MB) ..."
    fi
    package service
    chmod a+r "$target/httpmonitor.jar" # containers read it as other users, also where umask says otherwise
    mkdir -p "$target/run"
    cp "$target/httpmonitor.jar" "$jar.new"
    mv -f "$jar.new" "$jar"
    rm -f "$target"/run/*.jsa*
}

# Two calls at once build once. Where there is no flock (macOS), a folder serves as the lock.
build_once() {
    is_stale || return 0
    mkdir -p "$target"
    if command -v flock >/dev/null; then
        (flock 9 && build) 9>"$target/build.lock"
    else
        until mkdir "$target/build.lock.d" 2>/dev/null; do sleep 0.2; done
        trap 'code=$?; rmdir "$target/build.lock.d"; ((code == 0)) || exit $failure' EXIT
        build
        rmdir "$target/build.lock.d"
        trap '(($? == 0)) || exit $failure' EXIT
    fi
}

# Makes the class data archive with a JVM that has no other work: a JVM that makes one at the end of a command crashes
# (JDK 25) where another thread links a class meanwhile. An empty file keeps a failure from being repeated.
make_archive() {
    "$JAVA_HOME/bin/java" -Xlog:disable "${jvm_options[@]}" -XX:ArchiveClassesAtExit="$archive.$$" -cp "$jar" \
        httpmonitor.cli.StartupClasses </dev/null >/dev/null 2>&1 || : >"$archive.$$"
    mv -f "$archive.$$" "$archive"
}

# The benchmarks have a jar of their own. They start the product as users do, with this script.
bench() {
    local classes=$home/bench/target/bench.jar
    local sources=("$home/bench/pom.xml" "$home/bench/src" "$jar")
    if [[ ! -f $classes || -n $(find "${sources[@]}" -newer "$classes" -print -quit) ]]; then
        say "Building the benchmarks ..."
        package bench
    fi
    local options=()
    [[ $(jdk_version "$JAVA_HOME") -ge 24 ]] && options=(--sun-misc-unsafe-memory-access=allow) # JMH uses it
    exec "$JAVA_HOME/bin/java" ${options[@]+"${options[@]}"} -Dhttpmonitor.home="$home" \
        -cp "$classes:$target/httpmonitor.jar:$home/bench/target/lib/*" httpmonitor.bench.BenchMain "$@"
}

# The script as the user typed it, for hints: its name alone where the PATH led here.
typed() {
    local name=${0##*/}
    if [[ $0 == */* && $(command -v "$name" || true) == "$0" ]]; then
        printf '%s' "$name"
    elif [[ $0 == */* ]]; then
        printf '%s' "$0"
    else
        printf './%s' "$0"
    fi
}

JAVA_HOME=$(find_jdk)
export JAVA_HOME
build_once
[[ ${1:-} == bench ]] && bench "${@:2}"

stdin_terminal=false stdout_terminal=false stderr_terminal=false
[[ -t 0 ]] && stdin_terminal=true
[[ -t 1 ]] && stdout_terminal=true
[[ -t 2 ]] && stderr_terminal=true

# These options make the program start quickly and stay small: the quick compiler (C1) alone, and a young generation
# that holds the lines in flight to the store, so that they die there. Objects that outgrow it would stay in the old
# generation until the heap has grown to its limit. A program that runs out of memory ends, and says so on standard
# error: it could have lost one of its threads, and would live without doing its work.
jvm_options=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms32m -Xmn24m -XX:SurvivorRatio=2 -Xmx256m
    -XX:+ExitOnOutOfMemoryError -XX:+DisplayVMOutputToStderr)

# A class data archive shortens a start by more than a third. Each build of a JDK needs an archive of its own.
read -r jdk _ < <(cksum <"$JAVA_HOME/release")
archive=$target/run/classes-$jdk.jsa
[[ -e $archive || ! -w $target/run ]] || make_archive
[[ -s $archive ]] && jvm_options+=(-XX:SharedArchiveFile="$archive")

# In an ASCII locale (cron, containers, units) the JVM cannot open files whose names have other letters, so the program
# runs in C.UTF-8. What it shows stays in ASCII.
charmap=$(locale charmap 2>/dev/null || true)
if [[ $charmap =~ ^(ANSI_X3|US-ASCII|646) ]] && locale -a 2>/dev/null | grep -iE '^C\.utf-?8$' >/dev/null; then
    export LC_ALL=C.UTF-8
    jvm_options+=(-Dhttpmonitor.terminal.encoding="$charmap")
fi

java=("$JAVA_HOME/bin/java" -Dhttpmonitor.home="$home" -Dhttpmonitor.typed="$(typed)"
    -Dhttpmonitor.stdin.terminal="$stdin_terminal"
    -Dhttpmonitor.stdout.terminal="$stdout_terminal" -Dhttpmonitor.stderr.terminal="$stderr_terminal"
    -Xshare:auto -Xlog:disable "${jvm_options[@]}")

if [[ ${1:-} != check ]]; then
    exec "${java[@]}" ${HTTPMONITOR_JAVA_OPTS:-} -jar "$jar" "$@"
fi

# 'check' also ends with 3 where the JVM does not start, or is killed.
"${java[@]}" ${HTTPMONITOR_JAVA_OPTS:-} -jar "$jar" "$@" &
program=$!
trap 'kill "$program" 2>/dev/null' INT TERM HUP
code=0
wait "$program" || code=$?
[[ $code == 0 || $code == 2 ]] || code=3
trap - EXIT
exit "$code"
