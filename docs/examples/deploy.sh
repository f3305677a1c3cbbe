#!/usr/bin/env bash
# Brings one environment of one project up to date through Slipway, from any CI system.
#
#   SLIPWAY_URL=https://slipway.example.com SLIPWAY_TOKEN=slw_… \
#     docs/examples/deploy.sh crm staging migrations/crm
#
# Uploads the folder as a bundle, plans it, shows what the plan found, deploys it and waits.
# Needs bash, curl 7.76 or newer, jq, and zip or tar. Beside the two variables above it knows
#
#   SLIPWAY_IDEMPOTENCY_KEY  names this very attempt: sent again, it starts nothing twice
#   SLIPWAY_TIMEOUT          seconds to wait for the plan, and again for the deployment; 3600
#
# Ends with 0 when the deployment succeeded or there was nothing to do, with 1 when it did not
# succeed, 2 when called wrongly, 3 when Slipway refused a request or could not be reached, and
# 4 when waiting took too long: the deployment then goes on without this script.

set -eu -o pipefail

readonly FAILED=1 MISUSED=2 REFUSED=3 TIMED_OUT=4

say() { printf '%s\n' "$*"; }

fail() {
  local status=$1
  shift
  say "$*" >&2
  exit "$status"
}

# GitHub shows this file's Markdown on the page of the run; elsewhere it goes to the log.
summarise() { tee -a "${GITHUB_STEP_SUMMARY:-/dev/null}"; }

# call <method> <path> [curl options]: the answer's body is in $answer afterwards. The token goes
# through a file descriptor, since a command line can be read by every user of the machine.
# Repeating is safe: a bundle is found again by its content, a deployment by its key, and a second
# plan harms nobody.
call() {
  local method=$1 path=$2
  shift 2
  : >"$answer"
  if ! curl --silent --show-error --fail-with-body --max-time 300 --retry 3 --retry-connrefused \
    --request "$method" --header @<(printf 'Authorization: Bearer %s\n' "$SLIPWAY_TOKEN") \
    --header 'Accept: application/json, application/problem+json' \
    --output "$answer" "$@" "${SLIPWAY_URL%/}/api/v1$path" 2>"$work/curl"; then
    explain_refusal "$method $path" >&2
    exit "$REFUSED"
  fi
}

explain_refusal() {
  [ -s "$answer" ] || fail "$REFUSED" "Slipway gave no answer to $1: $(tail -n 1 "$work/curl")"
  say "Slipway did not accept $1:"
  jq --raw-output '"\(.title // "no reason given") (\(.code // .status // "no code")): \(.detail // "")",
    (.errors // [] | .[] | "  \(.field // .pointer // ""): \(.message // .detail // "")"),
    (.blockers // [] | .[] | "  \(.code): \(.message)")' "$answer" 2>/dev/null || cat "$answer"
}

post_json() {
  local path=$1 body=$2
  shift 2
  call POST "$path" --header 'Content-Type: application/json' --data-binary "$body" "$@"
}

field() { jq --raw-output "$1" "$answer"; }

# wait_until <path> <states>: asks again until .state is one of the states. Each question is
# answered when something changes, or after 30 s.
wait_until() {
  local path=$1 states=" $2 " deadline state now seen=
  deadline=$(($(date +%s) + ${SLIPWAY_TIMEOUT:-3600}))
  while :; do
    call GET "$path?wait=30s"
    state=$(field .state)
    now="$state$(field '[.runs // [] | .[].waitingFor // [] | .[]] | unique | map(", waiting for " + .) | add // ""')"
    [ "$now" = "$seen" ] || say "$path is $now"
    seen=$now
    case "$states" in *" $state "*) return ;; esac
    [ "$(date +%s)" -lt "$deadline" ] || fail "$TIMED_OUT" "Gave up waiting for $path, which is still $state."
    sleep 1
  done
}

upload() {
  local project=$1 folder=$2 type archive
  if command -v zip >/dev/null; then
    type=application/zip archive=$work/bundle.zip
    (cd "$folder" && zip --quiet --recurse-paths "$archive" .)
  else
    type=application/gzip archive=$work/bundle.tar.gz
    tar --dereference -C "$folder" -czf "$archive" .
  fi
  call POST "/bundles?project=$project" --header "Content-Type: $type" --data-binary "@$archive"
  bundle=$(field .id)
  say "The bundle is $bundle"
}

make_plan() {
  local project=$1 environment=$2
  post_json /plans "$(jq --null-input --compact-output --arg project "$project" --arg bundle "$bundle" \
    --arg environment "$environment" '$ARGS.named')"
  plan=$(field .id)
  wait_until "/plans/$plan" 'READY FAILED'
  [ "$(field .state)" = READY ] || fail "$FAILED" "The plan could not be made: $(field '.failure // "no reason given"')"
  show_plan "$project" "$environment" | summarise
  digest=$(field .digest)
}

# One line, and nothing that ends a table's cell.
readonly CELL='def cell: tostring | gsub("[\r\n]+"; " ") | gsub("\\|"; "\\|");'

show_plan() {
  say "### Slipway: $1 to $2"
  say
  jq --raw-output '.targets // [] | .[] | "- `\(.target)`: \(.steps | length) step(s)",
    (.steps[] | "  \(.number). `\(.migration)`")' "$answer"
  say
  jq --raw-output "$CELL"' [.targets // [] | .[] | .target as $target | .findings // [] | .[] | . + {$target}]
    | if length == 0 then "No findings." else
        "| severity | target | about | finding | what to do |", "|---|---|---|---|---|",
        (.[] | "| \(.severity) | \(.target) | \(.subject // "" | cell) | \(.message | cell) (\(.code)) | \(.remedy // "" | cell) |")
      end' "$answer"
}

stop_when_blocked() {
  [ "$(field '[.targets[].findings // [] | .[] | select(.severity == "BLOCKING")] | length')" = 0 ] ||
    fail "$FAILED" 'The plan has blocking findings, so nothing was deployed.'
}

nothing_to_do() { [ "$(field '[.targets[].steps | length] | add // 0')" = 0 ]; }

deploy() {
  local key=${SLIPWAY_IDEMPOTENCY_KEY:-$(hostname)-$$-$(date +%s)}
  post_json /deployments "$(jq --null-input --compact-output --arg plan "$plan" --arg digest "$digest" \
    '$ARGS.named')" --header "Idempotency-Key: $key"
  deployment=$(field .id)
  wait_until "/deployments/$deployment" 'SUCCEEDED FAILED CANCELLED NEEDS_DECISION'
  show_runs | summarise
  [ "$(field .state)" = SUCCEEDED ] ||
    fail "$FAILED" "The deployment ended as $(field .state): ${SLIPWAY_URL%/}/api/v1/deployments/$deployment"
}

show_runs() {
  say
  jq --raw-output "$CELL"' "**\(.state)** (deployment \(.id))", "",
    (.runs[] | "- `\(.target)`: \(.state)" + (.failure | if . == null then "" else
        ": \(.message | cell)"
        + (.leftovers // [] | map("\n  - left behind: \(cell)") | add // "") end))' "$answer"
}

main() {
  [ $# = 3 ] || fail "$MISUSED" "usage: ${0##*/} <project> <environment> <folder of migrations>"
  [ -d "$3" ] || fail "$MISUSED" "$3 is not a folder"
  [ -n "${SLIPWAY_URL-}" ] || fail "$MISUSED" 'SLIPWAY_URL must be set: the address of a Slipway'
  [ -n "${SLIPWAY_TOKEN-}" ] || fail "$MISUSED" 'SLIPWAY_TOKEN must be set: a token that may deploy there'
  work=$(mktemp -d)
  trap 'rm -rf -- "$work"' EXIT
  answer=$work/answer
  : >"$answer"
  upload "$1" "$3"
  make_plan "$1" "$2"
  stop_when_blocked
  if nothing_to_do; then
    printf '\n%s\n' 'Everything is up to date.' | summarise
  else
    deploy
  fi
}

main "$@"
