#include "cli/manual.h"

#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "cli/help.h"

namespace emend {
namespace {

// Text as troff shows it, whatever it holds.
std::string Troff(std::string_view text) {
  std::string out;
  bool begins = true;
  for (const char c : text) {
    if (begins && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    begins = c == '\n';
  }
  return out;
}

std::vector<std::string_view> Names(const Option& option) {
  std::vector<std::string_view> names;
  for (std::string_view rest = option.names; !rest.empty();) {
    const size_t end = std::min(rest.find(','), rest.size());
    names.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return names;
}

void AppendOptions(std::span<const Option> options, std::string& out) {
  for (const Option& option : options) {
    out += ".TP\n";
    std::string names;
    for (const std::string_view name : Names(option))
      names += fmt::format("{}\\fB{}\\fR", names.empty() ? "" : ", ", Troff(name));
    if (!option.value.empty()) names += fmt::format(" \\fI{}\\fR", Troff(option.value));
    out += fmt::format("{}\n{}\n", names, Troff(option.help));
  }
}

// Lines that stay as they are.
void AppendLines(std::string_view text, std::string& out) { out += fmt::format(".nf\n{}.fi\n", Troff(text)); }

// Paragraphs apart by blank lines.
void AppendText(std::string_view text, std::string& out) {
  std::string paragraphs = Troff(text);
  for (size_t at = 0; (at = paragraphs.find("\n\n", at)) != std::string::npos;) paragraphs.replace(at, 2, "\n.PP\n");
  out += paragraphs;
}

std::string Words(std::span<const Option> options) {
  std::string words;
  for (const Option& option : options) {
    for (const std::string_view name : Names(option)) words += fmt::format("{}{}", words.empty() ? "" : " ", name);
  }
  return words;
}

// The case of each option of which the values are known: after it, only they are completed.
void AppendChoices(std::string_view command, std::span<const Option> options, std::string& out) {
  for (const Option& option : options) {
    if (option.value.empty()) continue;
    std::string places;
    for (const std::string_view name : Names(option))
      places += fmt::format("{}{}:{}", places.empty() ? "" : "|", command, name);
    std::string choices(option.choices);
    for (char& c : choices) c = c == '|' ? ' ' : c;
    out += choices.empty() ? fmt::format("    {}) return ;;\n", places)
                           : fmt::format("    {}) words=\"{}\" ;;\n", places, choices);
  }
}

}  // namespace

std::string ManualPage(std::span<const Command* const> commands) {
  std::string out = ".TH EMEND 1 \"\" \"emend " EMEND_VERSION
                    "\" \"User Commands\"\n"
                    ".SH NAME\n"
                    "emend \\- turn exports of interview notes into clean YAML, and keep it clean\n"
                    ".SH SYNOPSIS\n"
                    "\\fBemend\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR...] [\\fIFILE\\fR...]\n"
                    ".SH COMMANDS\n";
  for (const Command* command : commands) {
    out += fmt::format(".SS \"emend {}{}{}\"\n", Troff(command->name), command->operands.empty() ? "" : " ",
                       Troff(command->operands));
    out += fmt::format("{}.\n.PP\n", Troff(command->summary));
    AppendText(command->description, out);
    AppendOptions(command->options, out);
    out += ".PP\nExamples:\n.PP\n";
    AppendLines(command->examples, out);
  }
  out += ".SH \"OPTIONS OF EVERY COMMAND\"\n";
  AppendOptions(CommonOptions(), out);
  out += ".SH \"EXIT STATUS\"\n";
  AppendLines(ExitStatuses(), out);
  out +=
      ".SH FILES\n"
      ".TP\n\\fIemend.yaml\\fR\n"
      "The settings of a project: the nearest one upward from the working directory counts.\n";
  return out;
}

std::string BashCompletion(std::span<const Command* const> commands) {
  std::string names, options, choices;
  for (const Command* command : commands) {
    names += fmt::format("{}{}", names.empty() ? "" : "|", command->name);
    options +=
        fmt::format("    {}) words=\"{} {}\" ;;\n", command->name, Words(command->options), Words(CommonOptions()));
    AppendChoices(command->name, command->options, choices);
  }
  AppendChoices("*", CommonOptions(), choices);
  std::string list = names;
  for (char& c : list) c = c == '|' ? ' ' : c;
  return fmt::format(
      R"(# bash completion of emend; made by emend --bash-completion
_emend() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command="" words="" i
  for ((i = 1; i < COMP_CWORD; ++i)); do
    case ${{COMP_WORDS[i]}} in
    {0}) command=${{COMP_WORDS[i]}}; break ;;
    --) return ;;
    esac
  done
  COMPREPLY=()
  case $command:$before in
{1}    *)
    if [[ $word == -* ]]; then
    case $command in
{2}    *) words="{3}" ;;
    esac
    elif [[ -z $command ]]; then
      words="{4}"
    else
      return
    fi ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}}
complete -o default -F _emend emend
)",
      names, choices, options, Words(CommonOptions()), list);
}

}  // namespace emend
