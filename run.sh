#!/usr/bin/env bash
# Runs HttpMonitor: finds a JDK 21 or newer, builds the service when its sources are newer than its jar, and starts the command.
# Usage: ./run.sh [COMMAND] [OPTIONS]     ./run.sh --help
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
target=$home/service/target
jar=$target/run/httpmonitor.jar
oldest_jdk=21

say() { printf '%s\n' "$*" >&2; }

# The major version of the JDK in a folder, read from its release file; nothing where that is no JDK.
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
    printf '%s\n' /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home
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
    say "No JDK $oldest_jdk or newer was found in JAVA_HOME, on the PATH or in the usual folders: install one, or set JAVA_HOME to it."
    return 1
}

is_stale() {
    [[ ! -f $jar ]] && return 0
    [[ -n $(find "$home/pom.xml" "$home/service/pom.xml" "$home/service/src/main" "$home/logstash/templates" \
        -newer "$jar" -print -quit) ]]
}

# Builds a module and what it needs.
package() {
    if ! command -v mvn >/dev/null; then
        say "Maven was not found: install Maven 3.8 or newer, or put its mvn on the PATH."
        return 1
    fi
    local log=$target/build.log
    if ! (cd "$home" && mvn -B -ntp -q -pl "$1" -am -Dmaven.test.skip=true package) >"$log" 2>&1; then
        tail -n 30 "$log" >&2
        say "The build failed; all of its output is in $log."
        return 1
    fi
}

# The jar is put in place by a rename, so that programs which still run the old one keep it whole.
build() {
    is_stale || return 0
    say "Building HttpMonitor (the first time this downloads Elasticsearch, 130 MB) ..."
    package service
    mkdir -p "$target/run"
    cp "$target/httpmonitor.jar" "$jar.new"
    mv -f "$jar.new" "$jar"
    rm -f "$target"/run/*.jsa
}

# Two calls at once build once. Where there is no flock (macOS), a folder serves as the lock.
build_once() {
    is_stale || return 0
    mkdir -p "$target"
    if command -v flock >/dev/null; then
        (flock 9 && build) 9>"$target/build.lock"
    else
        until mkdir "$target/build.lock.d" 2>/dev/null; do sleep 0.2; done
        trap 'rmdir "$target/build.lock.d"' EXIT
        build
        rmdir "$target/build.lock.d"
        trap - EXIT
    fi
}

# The benchmarks lie beside the product, not in its jar; they start the product as users do, with this script.
bench() {
    local classes=$home/bench/target/bench.jar
    if [[ ! -f $classes || -n $(find "$home/bench/pom.xml" "$home/bench/src" "$jar" -newer "$classes" -print -quit) ]]; then
        say "Building the benchmarks ..."
        package bench
    fi
    local options=()
    [[ $(jdk_version "$JAVA_HOME") -ge 24 ]] && options=(--sun-misc-unsafe-memory-access=allow) # JMH uses what these warn of
    exec "$JAVA_HOME/bin/java" ${options[@]+"${options[@]}"} -Dhttpmonitor.home="$home" -cp "$classes:$target/httpmonitor.jar:$home/bench/target/lib/*" \
        httpmonitor.bench.Main "$@"
}

JAVA_HOME=$(find_jdk)
export JAVA_HOME
build_once
[[ ${1:-} == bench ]] && bench "${@:2}"

stdin_terminal=false stdout_terminal=false stderr_terminal=false
[[ -t 0 ]] && stdin_terminal=true
[[ -t 1 ]] && stdout_terminal=true
[[ -t 2 ]] && stderr_terminal=true

# For programs that start quickly and stay small: the quick compiler (C1) alone, and a young generation that holds the lines on their way
# to the store, so that they die there; what outgrows it would lie in the old one until the heap has grown to its limit.
jvm_options=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms32m -Xmn24m -XX:SurvivorRatio=2 -Xmx256m)

# A class data archive, made by the JVM itself at the first exit, takes more than a third off the next start; commands load different classes, and few for help.
archive=other
if [[ ${1:-} =~ ^(alerts|check|doctor|ship|store|up|watch)$ && " $* " != *" --help "* && " $* " != *" -h "* ]]; then
    archive=$1
fi

exec "$JAVA_HOME/bin/java" -Dhttpmonitor.home="$home" \
    -Dhttpmonitor.stdin.terminal="$stdin_terminal" \
    -Dhttpmonitor.stdout.terminal="$stdout_terminal" -Dhttpmonitor.stderr.terminal="$stderr_terminal" \
    -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="$target/run/$archive.jsa" \
    -Xshare:auto -Xlog:cds=off -Xlog:cds+dynamic=off "${jvm_options[@]}" ${HTTPMONITOR_JAVA_OPTS:-} \
    -jar "$jar" "$@"
