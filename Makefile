# Everything starts here: `make help` lists the targets.
# `run` and `test` do all set-up themselves; nothing else is needed on a fresh machine.

PREFIX ?= /usr/local
DESTDIR ?=

# Static, so that an installed copy needs no Swift toolchain and starts in half the time.
RELEASE = -c release --static-swift-stdlib
BINARY = .build/release/aurora-cost
SWIFT_FILES = Sources Tests Package.swift
# As many tests at a time as cores: more would keep the servers among them from answering in time.
CORES := $(shell getconf _NPROCESSORS_ONLN)

BIN = $(DESTDIR)$(PREFIX)/bin
SHARE = $(DESTDIR)$(PREFIX)/share
BASH_COMPLETION = $(SHARE)/bash-completion/completions/aurora-cost
ZSH_COMPLETION = $(SHARE)/zsh/site-functions/_aurora-cost
FISH_COMPLETION = $(SHARE)/fish/vendor_completions.d/aurora-cost.fish

.PHONY: build run test lint format bench clean install uninstall help setup

build: setup ## build the release binary
	swift build $(RELEASE) --product aurora-cost

run: build ## print the bill of scenarios/baseline.yaml; write out/baseline.html, .csv, .json
	@mkdir -p out
	$(BINARY) estimate scenarios/baseline.yaml -o - \
	  -o out/baseline.html -o out/baseline.csv -o out/baseline.json

test: setup ## run all tests
	swift test --experimental-maximum-parallelization-width $(CORES)

lint: ## check formatting and style
	swift format lint --strict -r -p $(SWIFT_FILES)

format: ## rewrite the sources in the project's format
	swift format -i -r -p $(SWIFT_FILES)

bench: build ## measure time and instructions per API call, and against C++, SimPy, SimFaaS and moto
	@scripts/setup bench
	Benchmarks/run $(BINARY)
	Benchmarks/compare $(BINARY)

install: build ## install under PREFIX (/usr/local): binary, tables, shell completions
	install -D -s -m 755 $(BINARY) $(BIN)/aurora-cost
	rm -rf $(SHARE)/aurora-cost
	mkdir -p $(SHARE)/aurora-cost $(dir $(BASH_COMPLETION) $(ZSH_COMPLETION) $(FISH_COMPLETION))
	cp -R pricing scenarios schemas $(SHARE)/aurora-cost/
	$(BINARY) --generate-completion-script bash > $(BASH_COMPLETION)
	$(BINARY) --generate-completion-script zsh > $(ZSH_COMPLETION)
	$(BINARY) --generate-completion-script fish > $(FISH_COMPLETION)

uninstall: ## remove what install put under PREFIX
	rm -f $(BIN)/aurora-cost $(BASH_COMPLETION) $(ZSH_COMPLETION) $(FISH_COMPLETION)
	rm -rf $(SHARE)/aurora-cost

clean: ## remove everything that was built or written
	rm -rf .build out

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' Makefile | while IFS='|' read -r target words; \
	  do printf '  make %-10s %s\n' "$$target" "$$words"; done

setup:
	@scripts/setup
