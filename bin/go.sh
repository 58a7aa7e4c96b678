# Finds Go, for the scripts that source this file.

# find_go: sets go and go_version, or fails.
find_go() {
  for go in \
    "$(command -v go || true)" \
    /usr/local/go/bin/go /usr/lib/go/bin/go /usr/lib/go-*/bin/go /usr/lib/golang/bin/go /opt/go/bin/go \
    "${HOME-}"/sdk/go*/bin/go "${HOME-}"/.asdf/installs/golang/*/go/bin/go "${HOME-}"/.local/share/mise/installs/go/*/bin/go \
    "${HOMEBREW_PREFIX:-/opt/homebrew}"/bin/go; do
    [ -x "$go" ] || continue
    go_version=$("$go" version 2>/dev/null) || continue
    go_version=${go_version#go version go}
    go_version=${go_version%% *}
    return
  done
  return 1
}
