# The families in the product: the README's first command, and every claim against its announced verdict.

test_first_command_ends_with_verdicts_and_a_report() {
  exits 0 "$product/limitlab" run cbo-decay --quick -o r
  contains out SUPPORTED
  contains out r/report.html
  [ -s r/report.html ] && [ -s r/summary.csv ] && [ -s r/verdicts.json ]
}

every_claim_gets_its_announced_verdict() { # FAMILY
  exits 0 "$product/limitlab" verify "$1" --quick --junit verdicts.xml
  contains verdicts.xml 'failures="0"'
  lacks verdicts.xml '<failure'
}

test_every_claim_about_swarms_gets_its_announced_verdict() {
  every_claim_gets_its_announced_verdict swarm
}

test_every_claim_about_teachers_gets_its_announced_verdict() {
  every_claim_gets_its_announced_verdict teachers
}

test_every_claim_about_transformers_gets_its_announced_verdict() {
  every_claim_gets_its_announced_verdict transformers
}

test_a_point_is_solved_as_the_specification_has_it() { # mean first passage, sigma = .5: 3500.0348
  exits 0 "$product/limitlab" solve langevin-passage --set noise=0.5 --json
  contains out '"values":3500.0348'
}
