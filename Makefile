# Everyday commands. Each does the set-up that it needs; CONTRIBUTING.md explains them.

.DEFAULT_GOAL := run
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: run test dev fmt lint unit bundle size browser interop drills faults bench prerequisites clean help

# Compiled dependencies live in the user's cache folder, so that a second clone finds them.
CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/motcham
CARGO_TARGET_DIR ?= $(CACHE)/target
export CARGO_TARGET_DIR

# Flags for `motcham serve`, e.g. `make run ARGS=--demo`. PORT, HOST, DATA_DIR, PUBLIC_URL and MOTCHAM_NOW reach it
# through the environment or the command line of make.
ARGS ?=
# `make run PROFILE=ci` builds faster and runs slower; it shares what `make test` has compiled.
PROFILE ?= release

# Pages, components and texts compile only for the server: they are no part of the bundle.
BUNDLE_INPUTS := $(shell find app style public -not -path 'app/src/pages*' -not -path 'app/src/components*' \
	-not -path 'app/src/text*') Cargo.toml Cargo.lock Trunk.toml package-lock.json scripts/bundle.sh scripts/postbuild.mjs

# The programs as `make unit` has built them: another selection would compile what they stand on a second time.
BUILD_AS_TESTED := cargo test --locked --profile ci --workspace --no-run --quiet

run: prerequisites dist/manifest.json ## build what is missing and start the service on http://127.0.0.1:3000
	cargo build --locked --profile $(PROFILE) -p server
	exec $(CARGO_TARGET_DIR)/$(PROFILE)/motcham serve $(ARGS)

test: lint unit size drills browser interop ## everything that CI checks

dev: prerequisites dist/manifest.json ## start, and rebuild and restart on every change
	node scripts/dev.mjs $(ARGS)

fmt: ## format all Rust files
	@scripts/rust-components.sh
	cargo fmt --all

lint: prerequisites ## format check, and clippy for the server's and the browser's features
	@scripts/rust-components.sh
	cargo fmt --all --check
	cargo clippy --locked --profile ci --workspace --all-targets -- -D warnings
	cargo clippy --locked --profile ci -p app --no-default-features --features hydrate,files --all-targets -- -D warnings

unit: prerequisites ## unit, property, store and handler tests, beside a PostgreSQL of their own
	scripts/postgres.sh cargo test --locked --profile ci --workspace

bundle: dist/manifest.json ## the browser bundle and the style sheet, in dist/

size: dist/manifest.json ## the budgets of the bundle
	node scripts/check-size.mjs

browser: prerequisites dist/manifest.json end2end/node_modules/.package-lock.json ## Playwright and axe over every journey
	scripts/browser.sh
	$(BUILD_AS_TESTED)
	cd end2end && npx tsc --noEmit && MOTCHAM_BIN=$(CARGO_TARGET_DIR)/ci/motcham STANDIN_BIN=$(CARGO_TARGET_DIR)/ci/standin \
		npx playwright test $(TESTS)

interop: prerequisites ## files sent by tuspy, a client of the upload protocol that is not ours
	$(BUILD_AS_TESTED)
	MOTCHAM_BIN=$(CARGO_TARGET_DIR)/ci/motcham scripts/tuspy.sh

drills: prerequisites ## the drills with faults in their short form, e.g. `make drills DRILLS="--only r1"`
	scripts/faults.sh
	$(BUILD_AS_TESTED)
	$(CARGO_TARGET_DIR)/ci/faults --short $(DRILLS)

faults: prerequisites ## the drills with faults to the figures of the plan: hours, e.g. `make faults DRILLS="--only r1"`
	scripts/faults.sh
	cargo build --locked --release -p server -p faults
	$(CARGO_TARGET_DIR)/release/faults $(DRILLS)

bench: prerequisites dist/manifest.json ## speed, memory and start time, beside the same pages from bare axum and maud
	scripts/bench.sh

prerequisites:
	@scripts/prerequisites.sh

dist/manifest.json: node_modules/.package-lock.json $(BUNDLE_INPUTS)
	scripts/bundle.sh

node_modules/.package-lock.json: package.json package-lock.json
	@scripts/prerequisites.sh
	npm ci
	@touch $@

end2end/node_modules/.package-lock.json: end2end/package.json end2end/package-lock.json
	@scripts/prerequisites.sh
	cd end2end && npm ci
	@touch $@

clean: ## remove what was built here; the cache folder and ./data stay
	rm -rf dist node_modules end2end/node_modules end2end/test-results

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST)
