#!/bin/bash
set -eo pipefail
[[ ${1:-} == eswrapper ]] || exec "$@"
cd /usr/share/elasticsearch
. bin/elasticsearch-env-from-file
settings=()
while IFS='=' read -r -d '' name value; do
    # This distribution has no module for geoip.
    if [[ $name =~ ^[a-z0-9_]+(\.[a-z0-9_]+)+$ && -n $value && $name != ingest.* ]]; then
        settings+=("-E$name=$value")
    fi
done < <(env -0)
if [[ -n ${ELASTIC_PASSWORD:-} ]]; then
    printf '%s' "$ELASTIC_PASSWORD" | elasticsearch-keystore add -x -f bootstrap.password
fi
# A node that others may join requires 65,535 open files.
if (($(ulimit -Hn) < 65535)) && [[ $(printenv transport.host) != 127.0.0.1 ]]; then
    export ES_JAVA_OPTS="${ES_JAVA_OPTS:-} --patch-module=org.elasticsearch.server=/usr/share/elasticsearch-limits"
fi
unset ELASTIC_PASSWORD
exec bin/elasticsearch "${settings[@]}"
