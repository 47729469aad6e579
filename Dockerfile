# The built program on a Java runtime: ./run.sh, or mvn package, makes the jar. Docker Compose runs it as setup, ship,
# demo and poller.
FROM eclipse-temurin:25-jre

# A volume gets its owner from its mount point.
RUN mkdir -p /opt/httpmonitor /demo /data && chown 65532:65532 /demo /data
COPY service/docker/start /opt/httpmonitor/start
COPY service/target/httpmonitor.jar /opt/httpmonitor/httpmonitor.jar

USER 65532:65532
WORKDIR /opt/httpmonitor
ENTRYPOINT ["/opt/httpmonitor/start"]
