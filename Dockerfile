# The built program on a Java runtime: ./run.sh, or mvn package, makes the jar. Docker Compose runs it as setup, demo and poller.
FROM eclipse-temurin:25-jre

# The mount point of a volume gives the volume its owner.
RUN mkdir -p /opt/httpmonitor /demo && chown 65532:65532 /demo
COPY service/target/httpmonitor.jar /opt/httpmonitor/httpmonitor.jar

USER 65532:65532
WORKDIR /opt/httpmonitor
# As run.sh does, the shell tells the program whether it runs on a terminal (docker compose run), and then becomes it.
ENTRYPOINT ["/bin/sh", "-c", "[ -t 0 ] && in=true || in=false; [ -t 1 ] && out=true || out=false; [ -t 2 ] && err=true || err=false; exec java -Dhttpmonitor.home=/opt/httpmonitor -Dhttpmonitor.stdin.terminal=$in -Dhttpmonitor.stdout.terminal=$out -Dhttpmonitor.stderr.terminal=$err -XX:+UseSerialGC -XX:-UsePerfData -XX:MaxRAMPercentage=60 -jar httpmonitor.jar \"$@\"", "httpmonitor"]
