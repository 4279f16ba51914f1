# Everything starts here. A JDK of 25 or newer is found by itself; Docker is not needed.
SHELL := /bin/bash
.DEFAULT_GOAL := help

STACK := platform/local-stack
STACK_JAR := $(STACK)/target/local-stack.jar
STACK_SOURCES := pom.xml $(STACK)/pom.xml $(shell find $(STACK)/src/main -type f 2>/dev/null)
# The launcher itself does little: a small heap and a quick start.
LAUNCH = $(JAVA) -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -cp "$(STACK_JAR):$(STACK)/target/lib/*" dev.amends.localstack.Launcher
JAVA = "$$($(STACK)/bin/find-jdk)/bin/java"
# Only a person at a terminal has use for Maven's full story.
MVN := ./mvnw

# What a person may set: make run FRESH=1 DETACH=1 DEMO=0 AMENDS_PORT_GATEWAY=18080
export FRESH DETACH DEMO

.PHONY: help run stop status logs start-service test fast faults fuzz bench bench-full evaluate bench-text train format dead-letters images keycloak

help: ## lists these commands
	@echo "Amends: closed-loop customer recovery"
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(STACK_JAR): $(STACK_SOURCES)
	@echo "Building the launcher …"
	@$(MVN) -q -pl $(STACK) package -DskipTests -DskipITs
	@touch $@

run: $(STACK_JAR) ## starts everything; FRESH=1 wipes the data, DETACH=1 returns when all is up, DEMO=0 leaves demo data out
	@$(LAUNCH) run || [ $$? -eq 130 ] # Ctrl-C is how it ends, not an error

stop: $(STACK_JAR) ## stops whatever runs
	@$(LAUNCH) stop

status: $(STACK_JAR) ## shows each part, its pid and its port
	@$(LAUNCH) status || true

logs: $(STACK_JAR) ## follows every log
	@exec $(LAUNCH) logs

start-service: $(STACK_JAR) ## starts one part again: NAME=survey-ingest
	@$(LAUNCH) start "$(NAME)"

test: ## runs every test: build, unit, integration, browser
	$(MVN) verify
	npm --prefix platform/console/src/main/webui test

fast: ## runs the tests that start no process
	$(MVN) test -DskipITs -Dquarkus.quinoa.enabled=false

faults: ## kills, freezes and cuts parts under load, fills a disk and compares everything: RUNS=3 SEED=1
	$(MVN) verify -pl platform/local-stack,platform/acceptance -am -Dtest=None -Dit.test=FaultsE2E \
	  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
	  -Damends.faults.runs=$${RUNS:-3} -Damends.faults.seed=$${SEED:-1}

# One Maven run each: a JVM can be guided by the coverage of one target only.
FUZZ := JsonFuzzTest.oneResponse JsonFuzzTest.aBatch JsonFuzzTest.lines CloudEventsFuzzTest.anEnvelope CloudEventsFuzzTest.aHeader \
  CsvFuzzTest.aFile WebhookFuzzTest.aDelivery WebhookFuzzTest.aForm

fuzz: ## throws bytes at whatever reads what others wrote, for six minutes; what breaks it is kept beside the test
	@for target in $(FUZZ); do \
	  echo "$$target …"; \
	  JAZZER_FUZZ=1 $(MVN) -q test -pl platform/local-stack,platform/event-backbone,platform/rest-edge,platform/mail,survey-ingest-service \
	    -Dtest="$${target%.*}#$${target##*.}" -Dsurefire.failIfNoSpecifiedTests=false || exit 1; \
	done

bench: ## measures the product beside its peers, some of it with ONLY=ingest,drain; SHORT=1 only tries it, PROFILE=1 records flights
	$(MVN) -q package -DskipTests -DskipITs -pl platform/benchmarks/driver,platform/benchmarks/spring-peer,survey-ingest-service,risk-scoring-service,recovery-workflow-service -am
	@$(JAVA) -Xmx1g $(if $(PROFILE),-Damends.bench.profile=true) -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -cp "platform/benchmarks/driver/target/classes:platform/benchmarks/driver/target/lib/*" \
	  dev.amends.bench.Bench $(if $(ONLY),--only=$(ONLY)) $(if $(SHORT),--short) $(EFFORT)

bench-full: ## the same with drains of 200,000 responses
	@$(MAKE) --no-print-directory bench EFFORT=--full

EVALUATION := -Xmx6g --enable-native-access=ALL-UNNAMED -cp "platform/evaluation/target/classes:platform/evaluation/target/lib/*"

evaluate: ## measures the reading of words and the risk model on real data and ends with 1 below a bar: DATA=… (a folder of data sets)
	@$(MVN) -q package -DskipTests -DskipITs -pl platform/evaluation -am
	@$(JAVA) $(EVALUATION) dev.amends.evaluation.Evaluation $(DATA)

bench-text: ## comments of thirty words read per second on one core (JMH)
	@$(MVN) -q package -DskipTests -DskipITs -pl platform/evaluation -am
	@$(JAVA) $(EVALUATION) org.openjdk.jmh.Main ReadingBenchmark

train: ## makes the models that are shipped: DATA=…
	@$(MVN) -q package -DskipTests -DskipITs -pl platform/evaluation -am
	@$(JAVA) $(EVALUATION) dev.amends.evaluation.Training $(DATA) platform/text-analysis/src/main/resources/dev/amends/text

keycloak: ## signs in with a real Keycloak, with the realm and the settings of deploy/ (downloads 170 MB once)
	$(MVN) verify -pl platform/local-stack,platform/acceptance -am -Dtest=None -Dit.test=KeycloakE2E \
	  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false -Damends.keycloak=true

images: ## builds the container images into deploy/images/target/*.tar, without Docker; BASE=… takes another base image
	$(MVN) -q package -DskipTests -DskipITs
	$(MVN) -q -Pimages -pl deploy/images verify -Damends.image.revision=$$(git rev-parse HEAD 2>/dev/null || echo unknown) $(if $(BASE),-Damends.image.base="$(BASE)")
	@ls -sh deploy/images/target/*.tar

format: ## formats the Java sources
	$(MVN) -q spotless:apply

dead-letters: ## lists, mends and replays dead letters: ARGS="list amends.feedback.v1.dlq"
	@test -d platform/event-backbone/target/classes || $(MVN) -q -pl platform/event-backbone -am package -DskipTests -DskipITs
	@test -d platform/event-backbone/target/lib || $(MVN) -q -pl platform/event-backbone dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/lib
	@$(JAVA) -cp "platform/event-backbone/target/classes:platform/event-backbone/target/lib/*" dev.amends.backbone.deadletter.ReplayTool $${KAFKA:-localhost:19092} $(ARGS)
