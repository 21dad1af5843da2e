# nianbao in a container: the bot, its data in /data, the reports that it reads and takes in /reports.
#   docker build -t nianbao . && docker compose up
FROM python:3.13-slim AS built
WORKDIR /app
COPY requirements/ requirements/
RUN python -m venv /app/.venv \
    && /app/.venv/bin/pip install --no-cache-dir --require-hashes -r requirements/runtime.txt -r requirements/build.txt
COPY pyproject.toml README.md LICENSE ./
COPY bot/ bot/
COPY handlers/ handlers/
COPY store/ store/
COPY data/ data/
RUN /app/.venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation --editable . \
    && /app/.venv/bin/python -m store.names.build

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /data --create-home nianbao \
    && install --directory --owner=nianbao /reports
COPY --from=built /app /app
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
