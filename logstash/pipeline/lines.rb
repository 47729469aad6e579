# Makes of each line the documents that ship makes of it, with ship's own parser: their fields, their index, and the
# reason why a line is no hit.
#
# The parser is in the program's jar, with the formats of ../formats. It needs the lines of a source in their order,
# from one worker.

require "java"
require "json"

# The fields that an event has and a document has not.
NOT_OF_THE_DOCUMENT = ["message", "event", "tags", "@version", "[host][hostname]"]

# The event's own values of these fields are kept: they say where its line stands.
ORIGIN = ["@timestamp", "log", "host"]

def register(params)
  parent = "#{params["pipeline"]}/.."
  load_program([params["jar"], "#{parent}/httpmonitor.jar", "#{parent}/../service/target/httpmonitor.jar"])
  @lines = Java::HttpmonitorLogstash::LogstashLines.new(
    params["format"], params["trusted_proxies"], params["zone"], Integer(params["retention_days"]), params["columns"])
end

def load_program(places)
  java_version = java.lang.System.get_property("java.specification.version")
  raise "httpmonitor.jar needs Java 21, Logstash runs on #{java_version}: set LS_JAVA_HOME" if java_version.to_i < 21
  places = places.reject { |place| place.empty? }
  jar = places.find { |place| File.file?(place) }
  if jar.nil?
    raise "No httpmonitor.jar is at #{places.join(" or ")}: build it with ./run.sh --version," \
          " and name it in PARSER_JAR"
  end
  raise "#{jar} cannot be read by the user of Logstash" unless File.readable?(jar)
  require File.expand_path(jar)
end

def filter(event)
  return [event] if event.get("[@metadata][heartbeat]")
  read = (event.timestamp.to_f * 1000).round
  documents = @lines.read("#{event.get("[host][name]")}\0#{event.get("[log][file][path]")}", bytes(event), read).to_a
  *parts, last = documents
  last.nil? ? [] : parts.map { |part| fill(copy(event), part) } + [fill(event, last)]
end

# A line that is no hit may give several documents, one for each of its parts.
def copy(event)
  copied = event.clone
  copied.remove("[@metadata][id]")
  copied
end

# The file input gives one character for each byte; other inputs give text.
def bytes(event)
  line = event.get("message").to_s
  (event.get("[@metadata][charset]") == "ISO-8859-1" ? line.encode("ISO-8859-1") : line).to_java_bytes
end

def fill(event, document)
  NOT_OF_THE_DOCUMENT.each { |field| event.remove(field) }
  JSON.parse(document.json).each { |field, value| event.set(field, value) unless ORIGIN.include?(field) }
  milliseconds = document.epoch_millis
  event.timestamp = LogStash::Timestamp.at(milliseconds.div(1000), milliseconds.modulo(1000) * 1000)
  event.set("[@metadata][index]", document.index)
  event.set("[@metadata][action]", "create")
  event
end
