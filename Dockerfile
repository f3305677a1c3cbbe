# syntax=docker/dockerfile:1

# Builds Slipway's image: docker build -t slipway .
#
# build    compiles and lays the application out, dependencies and own classes apart
# runtime  a JRE, PostgreSQL's own client programs, a user without rights
# training starts the application once, to learn which classes a start needs (JEP 514)
# (last)   runtime + application + what training learned

FROM --platform=$BUILDPLATFORM eclipse-temurin:25-jdk-noble AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY src src
# The pages about problems, which the application serves.
COPY docs/problems docs/problems
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp -DskipTests package
# The embedded PostgreSQL of macOS has no use in here and is two thirds of the whole.
RUN cp target/slipway-*.jar slipway.jar \
 && java -Djarmode=tools -jar slipway.jar extract --layers --destination layers \
 && rm layers/dependencies/lib/embedded-postgres-binaries-darwin-*.jar


FROM eclipse-temurin:25-jre-noble AS runtime
# With any other locale Java does not find files whose names go beyond ASCII. LC_ALL, which the base
# image may set, wins over LANG.
ENV LANG=C.UTF-8 LC_ALL=C.UTF-8
# pg_dump and pg_restore must be at least as new as the servers, so they come from PostgreSQL's own
# repository, as https://www.postgresql.org/download/linux/ubuntu/ describes.
ADD --chmod=644 https://www.postgresql.org/media/keys/ACCC4CF8.asc \
    /usr/share/postgresql-common/pgdg/apt.postgresql.org.asc
RUN . /etc/os-release \
 && echo "deb [signed-by=/usr/share/postgresql-common/pgdg/apt.postgresql.org.asc] https://apt.postgresql.org/pub/repos/apt $VERSION_CODENAME-pgdg main" \
      > /etc/apt/sources.list.d/pgdg.list \
 && apt-get update \
 && apt-get install -y --no-install-recommends postgresql-client-18 \
 && rm -rf /var/lib/apt/lists/*
# The programs themselves, ahead of Debian's wrapper that chooses between versions.
ENV PATH=/usr/lib/postgresql/18/bin:$PATH
RUN groupadd --gid 10001 slipway \
 && useradd --uid 10001 --gid slipway --no-create-home --home-dir /var/lib/slipway --shell /usr/sbin/nologin slipway \
 && install -d -o slipway -g slipway -m 750 /var/lib/slipway
WORKDIR /opt/slipway
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./


FROM runtime AS training
# The control database's schema is applied while the context starts, so the training run needs a
# PostgreSQL: the embedded one, which wants a user without rights. The run halts when the context
# stands; what is left of that PostgreSQL goes with this stage.
RUN install -d -o slipway -g slipway /training
USER 10001:10001
RUN SLIPWAY_DATA_DIRECTORY=/training/data SLIPWAY_DEMO_ENABLED=false SERVER_PORT=0 \
    java -XX:AOTCacheOutput=/training/slipway.aot -Xlog:aot=error -Dspring.context.exit=onRefresh -jar slipway.jar \
 && test -s /training/slipway.aot


FROM runtime
LABEL org.opencontainers.image.title="Slipway" \
      org.opencontainers.image.description="Control plane for PostgreSQL schema migrations" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=training /training/slipway.aot ./
# Every setting has such a variable: slipway.database.url is SLIPWAY_DATABASE_URL. Configuration is
# read from /opt/slipway/config, where a volume or a derived image puts it.
ENV SERVER_ADDRESS=0.0.0.0 \
    SERVER_PORT=8080 \
    SLIPWAY_DATA_DIRECTORY=/var/lib/slipway
USER 10001:10001
VOLUME /var/lib/slipway
EXPOSE 8080
# Bash speaks enough HTTP for a status line.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$SERVER_PORT && printf 'GET /actuator/health/readiness HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
# More JVM options go into JDK_JAVA_OPTIONS. A cache that does not fit is ignored, never an error.
ENTRYPOINT ["java", "-XX:AOTCache=/opt/slipway/slipway.aot", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "-jar", "slipway.jar"]
