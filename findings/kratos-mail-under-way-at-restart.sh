#!/usr/bin/env bash
# Ory Kratos v1.3.1: a mail that is being sent while Kratos ends is not sent after the restart, and stays "processing".
#
# Expected: a queue in a database outlives a restart. What was not acknowledged by the mail server goes back into the queue, at
#   the latest when Kratos starts again (each mail at least once).
# Seen: the message was marked "processing" before it was handed to the mail server. Kratos ends in order (SIGTERM), leaves it
#   so: 30 seconds after the restart the message is still
#   "processing", and the mail server, which works by now, has been given nothing.
# So: whoever restarts Kratos under load (a deployment) loses mails, and people wait for a code that never comes. "Send a new
#   code" is their way on. `GET /admin/courier/messages?status=processing` shows what was lost.
#
# Needs Go, a C compiler, Python 3 and curl. Installs Kratos by Go's own client into a temporary folder.
# Ends with 0 while it is so, with 1 once Kratos sends the mail.
set -euo pipefail

here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
pids=()
trap 'for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done; rm -rf "$work"' EXIT
cd "$work"

# Kratos is no module that can be installed by `go install`: its replacements have to be named by whoever builds it.
mkdir module && cp "$here"/dev/servers/kratos/go.{mod,sum} module/
(cd module && go build -tags sqlite -o "$work/kratos" github.com/ory/kratos)
grep 'github.com/ory/kratos v' module/go.mod

cat > schema.json <<'JSON'
{ "$id": "https://example.org/person.json", "type": "object", "properties": { "traits": { "type": "object", "properties": {
  "email": { "type": "string", "format": "email", "ory.sh/kratos": {
    "credentials": { "code": { "identifier": true, "via": "email" } }, "recovery": { "via": "email" } } } } } } }
JSON
cat > kratos.yml <<YAML
version: v1.3.1
serve: { public: { base_url: "http://127.0.0.1:28433/", host: 127.0.0.1, port: 28433 }, admin: { host: 127.0.0.1, port: 28434 } }
identity: { default_schema_id: person, schemas: [{ id: person, url: "file://$work/schema.json" }] }
selfservice:
  default_browser_return_url: http://127.0.0.1:28433/
  methods: { code: { enabled: true } }
  flows: { recovery: { enabled: true, use: code, ui_url: "http://127.0.0.1:28433/recovery" } }
courier: { smtp: { connection_uri: "smtp://127.0.0.1:28425/?disable_starttls=true", from_address: no-reply@example.org } }
secrets: { default: [a-secret-of-this-finding-alone], cookie: [another-secret-of-this-finding] }
YAML
# A mail server: `slow` takes a mail and answers nothing, `good` says that it has it, and writes a line.
cat > smtp.py <<'PYTHON'
import socketserver, sys, time

class Handler(socketserver.StreamRequestHandler):
    def say(self, line):
        self.wfile.write((line + "\r\n").encode())

    def handle(self):
        self.say("220 mail.example.org")
        for line in self.rfile:
            word = line.decode().strip().upper()
            if word.startswith("EHLO"):
                self.say("250 mail.example.org")
            elif word == "DATA":
                self.say("354 go on")
                while self.rfile.readline().strip() != b".":
                    pass
                if sys.argv[1] == "slow":
                    print("has been given a mail", flush=True)
                    time.sleep(600)
                print("has taken a mail", flush=True)
                self.say("250 taken")
            elif word == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 good")

class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

Server(("127.0.0.1", 28425), Handler).serve_forever()
PYTHON

export DSN="sqlite://$work/kratos.sqlite?_fk=true" SQA_OPT_OUT=true
public=http://127.0.0.1:28433 admin=http://127.0.0.1:28434
start() { ./kratos serve --dev --watch-courier --config kratos.yml >> kratos.log 2>&1 & kratos=$!; pids+=("$kratos")
  for _ in $(seq 100); do curl -sf "$public/health/ready" -o /dev/null && return; sleep 0.2; done; tail kratos.log; exit 2; }
mails() { python3 -u smtp.py "$1" > "$1.log" & smtp=$!; pids+=("$smtp"); sleep 1; }
statuses() { curl -s "$admin/admin/courier/messages" | python3 -c 'import json, sys; print([m["status"] for m in json.load(sys.stdin)])'; }
field() { python3 -c "import json, sys; print(json.load(sys.stdin)$1)"; }

./kratos migrate sql -e --yes > migrate.log 2>&1
mails slow
start
curl -sf "$admin/admin/identities" -H 'Content-Type: application/json' \
  -d '{ "schema_id": "person", "traits": { "email": "ada@example.org" } }' -o /dev/null
action=$(curl -sf "$public/self-service/recovery/api" | field '["ui"]["action"]')
curl -s "$action" -H 'Content-Type: application/json' -d '{ "method": "code", "email": "ada@example.org" }' -o /dev/null
for _ in $(seq 150); do grep -q given slow.log && break; sleep 0.2; done
echo "while the mail server is slow: $(statuses); it $(cat slow.log)"

kill -TERM "$kratos"
wait "$kratos" && echo "Kratos has ended in order"
kill "$smtp"; wait "$smtp" 2>/dev/null || true
mails good
start
sleep 30
after=$(statuses)
echo "30 seconds after the restart: $after; the mail server: $(cat good.log || true)"
[ "$after" = "['processing']" ] && [ ! -s good.log ]
