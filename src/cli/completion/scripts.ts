import { programName } from '../program.js';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** The command that the scripts ask for candidates. */
const completer = '__complete';

/**
 * The text by which a shell learns to complete the program's lines. In bash and zsh the first line of
 * an answer says whether a blank follows the word.
 */
export function scriptOf(shell: Shell): string {
  return scripts[shell];
}

const bash = `# Completion of ${programName} for bash. Put this into ~/.bashrc:
#   source <(${programName} completion bash)
_${programName}() {
    local program=${programName} spacing='' line
    [[ \${1##*/} == ${programName}* ]] && program=\${1/#~/$HOME}
    COMPREPLY=()
    {
        IFS= read -r spacing
        while IFS= read -r line; do
            COMPREPLY+=("$line")
        done
    } < <("$program" ${completer} bash "\${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null </dev/null)
    if [[ $spacing == nospace ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
if [[ \${BASH_VERSINFO[0]} -gt 4 || \${BASH_VERSINFO[0]}\${BASH_VERSINFO[1]} -ge 44 ]]; then
    complete -o nosort -F _${programName} ${programName}
else
    complete -F _${programName} ${programName}
fi
`;

const zsh = `#compdef ${programName}
# Completion of ${programName} for zsh. Put this into ~/.zshrc, after compinit:
#   source <(${programName} completion zsh)
_${programName}() {
    local program=${programName} line
    local -a answer values shown spacing
    [[ \${words[1]:t} == ${programName}* ]] && program=\${~words[1]}
    answer=("\${(@f)$("$program" ${completer} zsh "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null </dev/null)}")
    [[ \${answer[1]} == nospace ]] && spacing=(-S '')
    for line in "\${(@)answer[2,-1]}"; do
        [[ -z $line ]] && continue
        values+=("\${line%%$'\t'*}")
        shown+=("\${line/$'\t'/  -- }")
    done
    (( \${#values} )) && compadd -U -V candidates "\${spacing[@]}" -l -d shown -a values
}
if [[ \${funcstack[1]} == _${programName} ]]; then
    _${programName} "$@"
else
    compdef _${programName} ${programName}
fi
`;

const fish = `# Completion of ${programName} for fish. Put this into ~/.config/fish/config.fish:
#   ${programName} completion fish | source
function __${programName}_complete
    set -l words (commandline -opc)
    set -l program $words[1]
    set -e words[1]
    $program ${completer} fish $words (commandline -ct) 2>/dev/null </dev/null
end
complete -c ${programName} -f -k -a '(__${programName}_complete)'
`;

const scripts: Readonly<Record<Shell, string>> = { bash, zsh, fish };
