# Web and worker in one image; which of them runs is the main class the container is started with.
FROM eclipse-temurin:25-jdk-noble AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -q -pl standalone -am package -Dmaven.test.skip=true -Dspotless.check.skip=true \
 && mkdir /lib-run \
 && cp standalone/target/gauntlet/lib/*.jar /lib-run/ \
 # Only the standalone embeds its servers.
 && rm -f /lib-run/embedded-postgres*.jar /lib-run/temporal-test*.jar /lib-run/gauntlet-standalone-*.jar

FROM eclipse-temurin:25-jre-noble
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin gauntlet
COPY --from=build /lib-run /opt/gauntlet/lib
COPY docker/http-ok.sh /opt/gauntlet/http-ok.sh
USER 10001
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 --enable-native-access=ALL-UNNAMED"
EXPOSE 8080
ENTRYPOINT ["java", "-cp", "/opt/gauntlet/lib/*"]
CMD ["dev.gauntlet.web.WebApplication"]
