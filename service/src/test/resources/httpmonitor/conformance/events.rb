# As much of Logstash's events as the pipeline's scripts use: field references in brackets, and metadata that is no part
# of the event.
require "json"

module LogStash
  class Timestamp
    attr_reader :seconds, :micros

    def self.at(seconds, micros)
      new(seconds, micros)
    end

    def initialize(seconds, micros)
      @seconds = seconds
      @micros = micros
    end

    def to_f
      @seconds + @micros / 1_000_000.0
    end

    # As Logstash writes it.
    def to_iso8601
      Time.at(@seconds, @micros).utc.strftime("%Y-%m-%dT%H:%M:%S.%LZ")
    end
  end

  class Event
    attr_accessor :timestamp
    attr_reader :fields

    def initialize(fields, timestamp)
      @fields = fields
      @timestamp = timestamp
    end

    def get(reference)
      names(reference).inject(@fields) { |object, name| object.is_a?(Hash) ? object[name] : nil }
    end

    def set(reference, value)
      *parents, last = names(reference)
      parents.inject(@fields) { |object, name| object[name] ||= {} }[last] = value
    end

    def remove(reference)
      *parents, last = names(reference)
      parent = parents.inject(@fields) { |object, name| object.is_a?(Hash) ? object[name] : nil }
      parent.delete(last) if parent.is_a?(Hash)
    end

    def clone
      Event.new(JSON.parse(@fields.to_json), @timestamp)
    end

    def to_all
      { fields: @fields.reject { |name, _| name == "@metadata" }.merge("@timestamp" => @timestamp.to_iso8601), metadata: @fields["@metadata"] }
    end

    private

    def names(reference)
      raise "a reference: #{reference}" unless reference =~ /\A(?:[^\[\]]+|(?:\[[^\[\]]+\])+)\z/
      reference.start_with?("[") ? reference[1..-2].split("][") : [reference]
    end
  end
end

def line_event(message, path, charset)
  LogStash::Event.new(
    {
      "message" => message, "@version" => "1", "tags" => [],
      "event" => { "original" => message }, "host" => { "name" => "web-1" }, "log" => { "file" => { "path" => path } },
      "@metadata" => { "path" => path, "charset" => charset, "host_name" => "web-1" }
    },
    LogStash::Timestamp.at(1_796_000_000, 123_000)
  )
end
