package httpmonitor.cli;

import httpmonitor.console.ExitCode;
import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a script with which a shell completes commands and options. */
@Command(
        name = "completion",
        header = "Write a script that completes commands and options in bash or zsh.",
        description = "For httpmonitor, run.sh and generate-logs.sh, in any folder.",
        footer = {
            "",
            "Examples:",
            "  source <(./run.sh completion bash)",
            "  ./run.sh completion bash > ~/.local/share/bash-completion/completions/run.sh",
            "  source <(./run.sh completion zsh)          # in ~/.zshrc"
        })
final class CompletionCommand extends BaseCommand {

    @Parameters(index = "0", paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}: both take the same script.")
    private Shell shell = Shell.bash;

    /** As users type them. */
    enum Shell {
        bash,
        zsh
    }

    @Override
    public Integer call() {
        PrintWriter out = out();
        out.print(AutoComplete.bash("httpmonitor", line().getParent()).replace("\r", ""));
        // Shells complete by the name that is typed; generate-logs.sh is one command of the program.
        out.println("# The scripts of the project, in " + shell + " too.");
        out.println("complete -F _complete_httpmonitor -o default run.sh");
        out.println("complete -F _picocli_httpmonitor_generate -o default generate-logs.sh");
        return ExitCode.DONE;
    }
}
