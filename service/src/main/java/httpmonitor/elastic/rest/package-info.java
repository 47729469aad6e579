/** Connections to Elasticsearch: settings, trust, requests, and failures as sentences. */
@NullMarked
package httpmonitor.elastic.rest;

import org.jspecify.annotations.NullMarked;
