#!/usr/bin/env bash
# A tutor's week from end to end, in ./demo: called by `make demo` with the folder that has quizgen in it.
set -euo pipefail
PATH="$(cd "$1" && pwd):$PATH"
examples="$(cd "$(dirname "$0")" && pwd)"

say() { printf '\n\033[1m$ %s\033[0m\n' "$*"; "$@"; }

rm -rf demo
cp -r "$examples/fcs" demo
cd demo
# A sample class has a sample secret, or its sample answers would fit nobody's questions. `quizgen new` draws a real one.
(umask 077; printf '%s\n' "quizgen course key: keep it private, keep a copy, never change it during a course" \
    "$(printf '00%.0s' $(seq 32))" > course.key)

say quizgen sheet week-04.yaml
say quizgen mark submissions

cat <<'EOF'

Where to look next
  demo/out/week-04/print-run.pdf        everybody's sheet, ready to print
  demo/out/week-04/sheets/              one PDF for each student; solutions/ has their worked solutions
  demo/out/week-04/mark-scheme.pdf      what each mark is for
  demo/marks/week-04/marks.csv          opens in a spreadsheet; feedback/ has a text for each student
  quizgen answer demo/out/week-04/for-students/week-04-20401.quiz.json        be a student
  quizgen equal "sin(2x)" "2 sin x cos x" --explain
EOF
