#include "markup/latex.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "markup/code_spans.h"

namespace emend {
namespace {

struct Command {
  std::string_view name;
  std::string_view text;
};

// What a command stands for; those of one name and text (\log) need no row, as an unknown command leaves its name.
constexpr std::array kCommands = std::to_array<Command>({
    {"times", "×"},    {"cdot", "·"},        {"div", "÷"},        {"pm", "±"},          {"mp", "∓"},
    {"le", "≤"},       {"leq", "≤"},         {"ge", "≥"},         {"geq", "≥"},         {"ne", "≠"},
    {"neq", "≠"},      {"approx", "≈"},      {"equiv", "≡"},      {"sim", "~"},         {"ll", "≪"},
    {"gg", "≫"},       {"infty", "∞"},       {"sum", "Σ"},        {"prod", "∏"},        {"int", "∫"},
    {"to", "→"},       {"rightarrow", "→"},  {"Rightarrow", "⇒"}, {"implies", "⇒"},     {"leftarrow", "←"},
    {"iff", "⇔"},      {"mapsto", "↦"},      {"in", "∈"},         {"notin", "∉"},       {"subset", "⊂"},
    {"subseteq", "⊆"}, {"cup", "∪"},         {"cap", "∩"},        {"emptyset", "∅"},    {"forall", "∀"},
    {"exists", "∃"},   {"neg", "¬"},         {"lnot", "¬"},       {"land", "∧"},        {"wedge", "∧"},
    {"lor", "∨"},      {"vee", "∨"},         {"oplus", "⊕"},      {"partial", "∂"},     {"nabla", "∇"},
    {"sqrt", "√"},     {"ldots", "…"},       {"dots", "…"},       {"cdots", "…"},       {"alpha", "α"},
    {"beta", "β"},     {"gamma", "γ"},       {"delta", "δ"},      {"epsilon", "ε"},     {"varepsilon", "ε"},
    {"zeta", "ζ"},     {"eta", "η"},         {"theta", "θ"},      {"kappa", "κ"},       {"lambda", "λ"},
    {"mu", "μ"},       {"nu", "ν"},          {"xi", "ξ"},         {"pi", "π"},          {"rho", "ρ"},
    {"sigma", "σ"},    {"tau", "τ"},         {"phi", "φ"},        {"varphi", "φ"},      {"chi", "χ"},
    {"psi", "ψ"},      {"omega", "ω"},       {"Gamma", "Γ"},      {"Delta", "Δ"},       {"Theta", "Θ"},
    {"Lambda", "Λ"},   {"Sigma", "Σ"},       {"Phi", "Φ"},        {"Psi", "Ψ"},         {"Omega", "Ω"},
    {"lfloor", "⌊"},   {"rfloor", "⌋"},      {"lceil", "⌈"},      {"rceil", "⌉"},       {"langle", "⟨"},
    {"rangle", "⟩"},   {"mid", "|"},         {"vert", "|"},       {"circ", "∘"},        {"star", "*"},
    {"ast", "*"},      {"prime", "′"},       {"backslash", "\\"}, {"quad", " "},        {"qquad", " "},
    {"bmod", "mod"},   {"pmod", "mod"},      {"left", ""},        {"right", ""},        {"big", ""},
    {"Big", ""},       {"displaystyle", ""}, {"text", ""},        {"mathrm", ""},       {"mathbf", ""},
    {"mathit", ""},    {"mathcal", ""},      {"mathbb", ""},      {"mathsf", ""},       {"mathtt", ""},
    {"textbf", ""},    {"textit", ""},       {"texttt", ""},      {"operatorname", ""}, {"boxed", ""},
    {"overline", ""},  {"limits", ""},       {"textrm", ""},
});

constexpr size_t kLongestFormula = 300;
constexpr int kDeepest = 20;

bool IsLetterByte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Reads a formula from left to right and writes it as text.
class FormulaReader {
 public:
  explicit FormulaReader(std::string_view formula) : formula_(formula) {}

  std::string Read() {
    std::string out;
    while (at_ < formula_.size()) ReadPiece(out, 0);
    return out;
  }

 private:
  void ReadPiece(std::string& out, int depth) {
    const char c = formula_[at_];
    if (c == '\\') {
      ReadCommand(out, depth);
    } else if (c == '{') {
      out += ReadGroup(depth);
    } else if ((c == '^' || c == '_') && at_ + 1 < formula_.size() && formula_[at_ + 1] == '{') {
      out += c;
      ++at_;
      out += Bracketed(ReadGroup(depth));
    } else if (c == '}') {
      ++at_;
    } else {
      out += c;
      ++at_;
    }
  }

  // What stands between braces; `at_` is at the opening one.
  std::string ReadGroup(int depth) {
    std::string out;
    ++at_;
    if (depth >= kDeepest) return out;
    while (at_ < formula_.size() && formula_[at_] != '}') ReadPiece(out, depth + 1);
    if (at_ < formula_.size()) ++at_;
    return out;
  }

  std::string ReadArgument(int depth) {
    while (at_ < formula_.size() && formula_[at_] == ' ') ++at_;
    if (at_ >= formula_.size()) return {};
    if (formula_[at_] == '{') return ReadGroup(depth);
    std::string out;
    ReadPiece(out, depth + 1);
    return out;
  }

  void ReadCommand(std::string& out, int depth) {
    size_t end = at_ + 1;
    while (end < formula_.size() && IsLetterByte(formula_[end])) ++end;
    if (end == at_ + 1) {  // \, \; \% \{
      const char sign = end < formula_.size() ? formula_[end] : ' ';
      if (std::string_view(",;:! ").find(sign) != std::string_view::npos)
        out += ' ';
      else
        out += sign;
      at_ = std::min(end + 1, formula_.size());
      return;
    }
    const std::string_view name = formula_.substr(at_ + 1, end - at_ - 1);
    at_ = end;
    if (name == "frac" || name == "dfrac" || name == "tfrac") {
      const std::string above = ReadArgument(depth);
      const std::string below = ReadArgument(depth);
      out += Bracketed(above) + "/" + Bracketed(below);
      return;
    }
    if (name == "sqrt") {
      out += "√" + Bracketed(ReadArgument(depth));
      return;
    }
    const auto row = std::find_if(kCommands.begin(), kCommands.end(), [&](const Command& c) { return c.name == name; });
    if (row == kCommands.end()) {
      if (!out.empty() && IsLetterByte(out.back())) out += ' ';
      out += name;
      return;
    }
    out += row->text;
    // The space that ends a command is not part of the formula where nothing of the command is left.
    if (row->text.empty() && at_ < formula_.size() && formula_[at_] == ' ') ++at_;
  }

  // In brackets unless it is one word or number.
  static std::string Bracketed(const std::string& text) {
    const bool word = std::all_of(text.begin(), text.end(), [](char c) {
      return IsLetterByte(c) || IsAsciiDigit(c) || static_cast<unsigned char>(c) >= 0x80 || c == '.';
    });
    return word ? text : "(" + text + ")";
  }

  std::string_view formula_;
  size_t at_ = 0;
};

// Two words of prose in a row are no formula, nor is a lone name of several letters or a number.
bool LooksLikeFormula(std::string_view inside) {
  if (inside.find_first_of("^{}") != std::string_view::npos) return true;
  // \times, not the backslash that keeps Markdown from reading a bracket.
  for (size_t at = inside.find('\\'); at != std::string_view::npos; at = inside.find('\\', at + 2))
    if (at + 1 < inside.size() &&
        (IsLetterByte(inside[at + 1]) || std::string_view(",;:! %").find(inside[at + 1]) != std::string_view::npos))
      return true;
  int letters = 0;
  int words = 0;
  int names = 0;  // runs of more than two letters
  bool operators = false;
  size_t run = 0;
  for (size_t i = 0; i <= inside.size(); ++i) {
    const char c = i < inside.size() ? inside[i] : ' ';
    if (IsLetterByte(c)) {
      ++run;
      ++letters;
      continue;
    }
    if (run > 0) ++words;
    if (run > 2) ++names;
    run = 0;
    operators = operators || std::string_view("+-*/=<>_()|,!").find(c) != std::string_view::npos;
  }
  if (static_cast<unsigned char>(inside.front()) >= 0x80) return true;
  if (letters == 1 && inside.size() <= 2) return true;
  if (inside.size() <= 5 && inside.find('_') == 1 && IsLetterByte(inside.front())) return true;  // x_i, a_10
  return operators && names <= 1 && words >= 1 && inside.find("//") == std::string_view::npos &&
         inside.find('_') == std::string_view::npos &&
         std::string_view("/:;,").find(inside.back()) == std::string_view::npos;
}

struct Formula {
  size_t begin = 0;  // of what is inside the delimiters
  size_t end = 0;
  size_t after = 0;  // behind the closing delimiter
};

bool StandsFree(std::string_view text, size_t begin, size_t end) {
  const bool before = begin == 0 || text[begin - 1] == ' ' || text[begin - 1] == '\n';
  return before && (end >= text.size() || std::string_view(" \n.,;").find(text[end]) != std::string_view::npos);
}

// The formula whose opening delimiter stands at `at`; `after` = 0 if there is none.
Formula FindFormula(std::string_view text, size_t at) {
  const auto closed_by = [&](std::string_view open, std::string_view close) -> Formula {
    const size_t begin = at + open.size();
    const size_t end = text.substr(0, begin + kLongestFormula).find(close, begin);
    if (end == std::string_view::npos || end == begin) return {};
    return {begin, end, end + close.size()};
  };
  if (text[at] == '\\') {
    const bool round = at + 1 < text.size() && text[at + 1] == '(';
    const Formula found = round ? closed_by("\\(", "\\)") : closed_by("\\[", "\\]");
    // A displayed formula stands by itself; `\[x\]: y` and `a\[i\](b)` are brackets that were protected from Markdown.
    if (!round && (!StandsFree(text, at, found.after) || found.end - found.begin == 1)) return {};
    return found.after > 0 && LooksLikeFormula(text.substr(found.begin, found.end - found.begin)) ? found : Formula{};
  }
  const bool two = text.substr(at).starts_with("$$");
  const Formula found = two ? closed_by("$$", "$$") : closed_by("$", "$");
  if (found.after == 0) return {};
  const std::string_view inside = text.substr(found.begin, found.end - found.begin);
  if (inside.find('\n') != std::string_view::npos || inside.find('`') != std::string_view::npos) return {};
  if (!two && (inside.front() == ' ' || inside.back() == ' ')) return {};
  if (!two && found.after < text.size() && IsAsciiDigit(text[found.after])) return {};
  return LooksLikeFormula(inside) ? found : Formula{};
}

}  // namespace

std::string LatexToText(std::string_view text) {
  if (text.find_first_of("$\\") == std::string_view::npos) return std::string(text);
  std::string out;
  CodeSpanFinder code(text);
  size_t plain = 0;
  for (size_t at = text.find_first_of("$\\`"); at != std::string_view::npos; at = text.find_first_of("$\\`", at)) {
    if (text[at] == '`') {
      const size_t end = code.End(at);
      at = end == at ? at + code.RunLength(at) : end;
      continue;
    }
    const bool opens = text[at] == '$' || (at + 1 < text.size() && (text[at + 1] == '(' || text[at + 1] == '['));
    const Formula formula = opens ? FindFormula(text, at) : Formula{};
    if (formula.after == 0) {
      at += text[at] == '\\' ? 2 : 1;
      continue;
    }
    out += text.substr(plain, at - plain);
    out += FormulaReader(text.substr(formula.begin, formula.end - formula.begin)).Read();
    at = plain = formula.after;
  }
  out += text.substr(plain);
  return out;
}

}  // namespace emend
