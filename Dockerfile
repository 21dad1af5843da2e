# nianbao in a container: the bot, its data in /data, the reports that it reads and takes in /reports.
#   docker build -t nianbao . && docker compose up
# podman and buildah: build --format docker, for the OCI format has no HEALTHCHECK.
# With other extras, charts being the usual one: docker build --build-arg EXTRAS="charts ocr postgres" -t nianbao .
FROM python:3.13-slim AS built
ARG EXTRAS="charts"
WORKDIR /app
COPY requirements/ requirements/
RUN python -m venv /app/.venv \
    && /app/.venv/bin/pip install --no-cache-dir --require-hashes -r requirements/runtime.txt -r requirements/build.txt \
    && for extra in $EXTRAS; do \
        /app/.venv/bin/pip install --no-cache-dir --require-hashes -r "requirements/$extra.txt" || exit; \
    done
COPY pyproject.toml README.md LICENSE ./
COPY docs/nianbao.1 docs/
COPY deploy/nianbao/ deploy/nianbao/
COPY bot/ bot/
COPY handlers/ handlers/
COPY store/ store/
COPY data/ data/
RUN /app/.venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation . \
    && PYTHONPATH="$(/app/.venv/bin/python -c 'import nianbao; print(nianbao.ROOT)')" \
        /app/.venv/bin/python -P -m store.names.build

FROM python:3.13-slim
# No --system: 10001 is none of a system's numbers. No --create-home: it would bring files of a shell into the data.
RUN useradd --uid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin nianbao \
    && install --directory --owner=nianbao --mode=700 /data \
    && install --directory --owner=nianbao /reports
COPY --from=built /app/.venv /app/.venv
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    NIANBAO_DB=/data/index.db \
    NIANBAO_REPORTS=/reports \
    NIANBAO_HEALTH=127.0.0.1:9464
USER nianbao
WORKDIR /data
VOLUME /data /reports
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:9464/healthz', timeout=4)"]
ENTRYPOINT ["nianbao"]
CMD ["run"]
