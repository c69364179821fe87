# Sourced by packaging/run, packaging/test and packaging/bench: makes `.venv` at the root of the project.
#
#   prepare GROUPS PACKAGES   GROUPS: dependency groups of pyproject.toml ("" for none)
#                             PACKAGES: Debian packages that must be there
#
# Idempotent: when nothing that it depends on has changed, it returns at once.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=$root/.venv
python=$venv/bin/python
constraints=$root/packaging/constraints.txt

# Qt needs the first line to draw anywhere, the second line to open a window under X11.
QT_LIBRARIES="libegl1 libgl1 libfontconfig1 libdbus-1-3 libxkbcommon0 libglib2.0-0 libfreetype6 libx11-6
  libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxkbcommon-x11-0 libxcb-image0 libxcb-randr0 libxcb-render-util0
  libxcb-shape0 libxcb-xfixes0 libxcb-xkb1 libxcb-sync1 libx11-xcb1"
END_TO_END="xvfb xauth xdotool openbox x11-xkb-utils xclip"

say() { printf '%s\n' "$*" >&2; }

find_python() {
  local candidate
  for candidate in "${PYTHON:-}" python3.11 python3.12 python3.13 python3; do
    [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 || continue
    "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null || continue
    "$candidate" -c 'import venv, ensurepip' 2>/dev/null || continue
    command -v "$candidate"
    return
  done
  say "Python 3.11 to 3.13 with the venv module is needed. On Debian or Ubuntu: apt-get install python3 python3-venv"
  exit 1
}

# Debian packages that are not installed; empty on other systems, where Qt names what it lacks itself.
missing_packages() {
  command -v dpkg-query >/dev/null 2>&1 || return 0
  local name
  for name in $1; do
    dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed && continue
    dpkg-query -W -f='${db:Status-Status}' "${name}t64" 2>/dev/null | grep -qx installed && continue
    printf '%s ' "$name"
  done
}

install_packages() {
  local missing
  missing=$(missing_packages "$1")
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "Installing system libraries: $missing"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086  # a list of names
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing; } >/dev/null
  else
    say "System libraries are missing. Type this once, then start again:"
    say "  sudo apt-get install $missing"
    exit 1
  fi
}

prepare() {
  local groups=$1 packages=$2 stamp mark group
  local -a wanted=()
  for group in $groups; do wanted+=(--group "$root/pyproject.toml:$group"); done
  stamp=$(cat "$root/pyproject.toml" "$constraints" "${BASH_SOURCE[0]}" | cksum)
  mark=$venv/.prepared-${groups:-run}
  if [ -x "$python" ] && [ "$(cat "$mark" 2>/dev/null)" = "$stamp $packages $root" ]; then return 0; fi
  install_packages "$packages"
  if ! "$python" -c 'import pip' 2>/dev/null; then
    say "Making the environment in .venv (once; this takes a few minutes) …"
    "$(find_python)" -m venv --clear "$venv"
  fi
  export PIP_CONSTRAINT=$constraints PIP_DISABLE_PIP_VERSION_CHECK=1
  "$python" -m pip install --quiet pip
  "$python" -m pip install --quiet "${wanted[@]}" --editable "$root"
  printf '%s' "$stamp $packages $root" >"$mark"
}
