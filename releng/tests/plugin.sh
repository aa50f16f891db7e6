# A plug-in from outside: built against the update site alone, installed into a copy of the product, and there.

site=$top/releng/org.limitlab.site/target/repository

maven() { "$MAVEN" -B -ntp -Dstyle.color=never "$@"; }

test_example_plugin_builds_and_installs() {
  cp -R "$top/docs/example-plugin" example
  (cd example && find . -name target -type d -prune -exec rm -rf {} + && maven -q verify -Dlimitlab.site="file:$site")
  cp -RL "$product" installed
  maven org.eclipse.tycho:tycho-p2-director-plugin:5.0.2:director \
    -Drepositories="file:$PWD/example/site/target/repository,file:$site" -DinstallIUs=org.limitlab.example.attraction \
    -Ddestination="$PWD/installed" -Dprofile=DefaultProfile
  exits 0 installed/limitlab list
  contains out linear-attraction
  exits 0 "$product/limitlab" list
  lacks out linear-attraction
}
