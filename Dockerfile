# The built program on a Java runtime: ./run.sh, or mvn package, makes the jar. Docker Compose runs it as setup, demo and poller.
FROM eclipse-temurin:25-jre

# The mount point of a volume gives the volume its owner.
RUN mkdir -p /opt/httpmonitor /demo && chown 65532:65532 /demo
COPY service/target/httpmonitor.jar /opt/httpmonitor/httpmonitor.jar

USER 65532:65532
WORKDIR /opt/httpmonitor
ENTRYPOINT ["java", "-Dhttpmonitor.home=/opt/httpmonitor", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:MaxRAMPercentage=60", "-jar", "httpmonitor.jar"]
