# Writes into each heartbeat up to which time all lines of the logs are stored, as the heartbeats of ship do.
#
# The file input gives its events neither inode nor position, but writes both into its sincedb, after it has handed over
# what it has read. A thread compares the sincedb with the files twice a second. A file is caught up when all of it is
# read. covered_until of a file is the last time at which it was caught up, or the time of its last line that passed
# here if that is later. A log that cannot be read is never caught up.
#
# A heartbeat contains what was true when the heartbeat before it was made: with one worker, all of that is stored when
# the next heartbeat passes.

KEPT_SAMPLES = 2_400 # 20 minutes: how long a heartbeat may have been in the queue

def register(params)
  @patterns = params["paths"].reject { |path| path.empty? }
  @sincedb = params["sincedb"]
  @samples = []
  @last_hits = {}
  @lock = Mutex.new
  Thread.new { sample_forever } unless params["by_hand"]
end

def filter(event)
  if !event.get("[@metadata][heartbeat]")
    remember(event) unless event.get("[error][message]")
    [event]
  else
    before, @before = @before, coverage(event.timestamp.to_f)
    return [] if before.nil? # nothing is known at the first heartbeat, or at one from before a restart
    event.set("covered_until", Time.at(before[:covered]).utc.strftime("%Y-%m-%dT%H:%M:%S.%LZ"))
    event.set("size", before[:size])
    event.set("offset", before[:offset])
    [event]
  end
end

def sample_forever
  loop do
    begin
      sample
    rescue StandardError
      # Without a new sample covered_until stands still, so pollers become blind.
    end
    sleep 0.5
  end
end

# Positions are read before sizes: a position that equals a later size covers the whole file at that time.
def sample
  positions = read_positions
  last = @samples.empty? ? {} : @samples.last[:files]
  now = Time.now.to_f
  files = {}
  @patterns.each do |pattern|
    look(pattern).each do |path, inode, size|
      offset = inode.nil? ? 0 : positions.fetch(inode, 0)
      caught_up = !inode.nil? && offset == size
      before = last.fetch(path, { caught_up: 0.0 })[:caught_up]
      files[path] = { size: size, offset: offset, caught_up: caught_up ? now : before }
    end
  end
  @lock.synchronize do
    @samples << { at: now, files: files }
    @samples.shift if @samples.size > KEPT_SAMPLES
  end
end

# Returns path, inode and size of each file; no inode where the file cannot be read.
def look(pattern)
  literal = pattern !~ /[*?\[{]/
  folder = literal ? File.dirname(pattern) : pattern[0, pattern.index(/[*?\[{]/)].sub(%r{[^/]*\z}, "")
  return [[folder, nil, 0]] if File.exist?(folder) && !(File.executable?(folder) && (literal || File.readable?(folder)))
  paths = literal ? [pattern] : Dir.glob(pattern)
  paths.map { |path| stat(path) }.compact
end

def stat(path)
  stat = File.stat(path)
  return nil if stat.directory?
  [path, File.readable?(path) ? stat.ino.to_s : nil, stat.size]
rescue Errno::ENOENT
  nil # not created yet, or rotated away
rescue Errno::EACCES
  [path, nil, 0]
end

# A line of the sincedb: inode, two numbers of the device, position, time, path.
def read_positions
  return {} unless File.exist?(@sincedb)
  File.readlines(@sincedb).map { |line| line.split(" ") }.to_h { |columns| [columns[0], columns[3].to_i] }
end

def remember(event)
  path = event.get("[log][file][path]")
  @lock.synchronize { @last_hits[path] = event.timestamp.to_f } if path
end

# Returns the coverage for a heartbeat that was made at this time; nil where nothing is known of that time.
def coverage(made)
  @lock.synchronize do
    sample = @samples.reverse_each.find { |one| one[:at] <= made }
    return nil if sample.nil?
    files = sample[:files]
    covered = files.map do |path, file|
      caught_up = file[:caught_up]
      # A log that is written to all the time is never caught up exactly at a sample.
      caught_up >= made - 5 ? caught_up : [caught_up, [@last_hits.fetch(path, 0.0), made].min].max
    end
    @last_hits.delete_if { |path, _| !files.key?(path) } if @last_hits.size > 2 * files.size + 100
    size = files.values.sum { |file| file[:size] }
    offset = files.values.sum { |file| [file[:offset], file[:size]].min }
    { covered: covered.min || sample[:at], size: size, offset: offset }
  end
end
