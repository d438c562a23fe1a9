# The tasks of the house. `make demo` and `make test` need a Debian 12 with python3 python3-venv make git ca-certificates;
# the rest they bring themselves.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
BIN := .venv/bin
# A file stays with one worker, which makes what its tests share once; two more than there are processors, for many
# tests only wait: for a voice to end, for another process.
SPREAD = -n $(shell expr $$(nproc) + 2) --dist loadfile --no-loadscope-reorder
PACKAGES := hall_client forms printing resources migrations

# library:Debian package, what Qt loads at run time; command or file:Debian package, what the tests start besides.
LIBRARIES := libGL.so.1:libgl1 libEGL.so.1:libegl1 libfontconfig.so.1:libfontconfig1 \
	libxkbcommon.so.0:libxkbcommon0 libdbus-1.so.3:libdbus-1-3 libglib-2.0.so.0:libglib2.0-0 \
	libgssapi_krb5.so.2:libgssapi-krb5-2 libxcb-cursor.so.0:libxcb-cursor0 libxcb-icccm.so.4:libxcb-icccm4 \
	libxcb-keysyms.so.1:libxcb-keysyms1 libxcb-shape.so.0:libxcb-shape0 libxkbcommon-x11.so.0:libxkbcommon-x11-0
COMMANDS := gnome-keyring-daemon:gnome-keyring dbus-run-session:dbus /usr/sbin/cupsd:cups-daemon \
	lp:cups-client /usr/lib/cups/backend-available/socket:cups /usr/lib/cups/filter/gstoraster:cups-filters \
	/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd:printer-driver-cups-pdf \
	espeak-ng:espeak-ng pulseaudio:pulseaudio parec:pulseaudio-utils Xvfb:xvfb xdotool:xdotool ibus-daemon:ibus \
	/usr/libexec/at-spi-bus-launcher:at-spi2-core /usr/libexec/ibus-engine-libpinyin:ibus-libpinyin \
	/usr/lib/postgresql/15/bin/initdb:postgresql-15
SYSTEM := $(LIBRARIES)

.PHONY: help demo test check lint fast words clips bench soak lock clean system

help:
	@echo "make demo   一整天的演示：真的页面，真的文书"
	@echo "make test   全部测试"
	@echo "make check  每次提交前：格式、类型、分层、快测试"
	@echo "make words  把界面上新的字收进英文对照并编译   make clips  重做叫号的录音"
	@echo "make bench  测速   make soak  长跑   make lock  更新依赖锁   make clean  清理"

demo: $(BIN)/hall-client
	$(BIN)/hall-client demo $(if $(DISPLAY)$(WAYLAND_DISPLAY),,--headless)

test: SYSTEM += $(COMMANDS)
test: system $(BIN)/hall-client
	$(BIN)/python -m pytest $(SPREAD)

check: lint fast

lint: $(BIN)/hall-client
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(PACKAGES) tests
	$(BIN)/lint-imports

fast: $(BIN)/hall-client
	$(BIN)/python -m pytest $(SPREAD) -m "not slow and not secret_service and not centre"

# Collects the screens' words beside their English; what is still to be translated is marked unfinished.
words: TS := resources/translations/hall_client_en.ts
words: $(BIN)/hall-client
	$(BIN)/pyside6-lupdate -no-obsolete -locations none -source-language zh_CN -target-language en \
		-tr-function-alias QT_TRANSLATE_NOOP+=_T $$(find hall_client/ui -name "*.py" | LC_ALL=C sort) \
		hall_client/{app,first_run,key_strip,program,shift}.py forms/*.ui -ts $(TS)
	$(BIN)/pyside6-lrelease $(TS)

# Makes the words of a call anew; needed when the vocabulary or the pace changes.
clips: SYSTEM += espeak-ng:espeak-ng
clips: $(BIN)/hall-client
	$(BIN)/python -m hall_client.devices.clip_making resources/voice

bench: $(BIN)/hall-client
	$(BIN)/python -m tests.benchmarks

soak: $(BIN)/hall-client
	$(BIN)/python -m tests.soak $(if $(LINE),--line)

# The command is the stamp: it is made anew when the lock or the project file changes.
$(BIN)/hall-client: requirements.lock pyproject.toml | system
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --no-deps --no-build-isolation -e .
	touch $@

# Install what the system lacks when root; else print the one line to run and stop.
system:
	@missing=""; libraries="$$(/sbin/ldconfig -p)"; \
	for pair in $(SYSTEM); do \
		thing="$${pair%%:*}"; grep -q "$$thing " <<<"$$libraries" || command -v "$$thing" >/dev/null || [ -e "$$thing" ] || \
			missing+=" $${pair##*:}"; \
	done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" -ne 0 ]; then echo "还缺系统组件，请先运行：sudo apt-get install -y$$missing"; exit 1; fi; \
	apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends $$missing

# uv reads pyproject.toml for all systems at once; it is no part of the project's own environment.
lock:
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install -q "uv==0.13.*"
	build/lock/bin/uv lock
	build/lock/bin/uv export -q --frozen --no-header --no-emit-project -o requirements.lock

clean:
	rm -rf build dist demo-out bench.json .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -not -path "./.venv/*" -prune -exec rm -rf {} +
