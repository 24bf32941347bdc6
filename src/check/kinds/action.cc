#include "check/kinds/action.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/nearest.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {

struct Action::Step {
  std::string name;  // remove, replace, edit, convert
  std::vector<std::string> parameters;
  std::unique_ptr<const RE2> regex;  // edit: regex
};

namespace {

constexpr std::array<std::string_view, 5> kNames = {"suggest", "replace", "remove", "edit", "convert"};

struct EditForm {
  std::string_view name;
  size_t parameters;  // with the name
};
constexpr EditForm kEdits[] = {{"regex", 3},    {"trim", 2},  {"trim_left", 2}, {"trim_right", 2},
                               {"truncate", 2}, {"split", 3}, {"remove", 2}};

std::string Without(std::string_view text, std::string_view characters, bool left, bool right) {
  while (left && !text.empty() && characters.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  while (right && !text.empty() && characters.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return std::string(text);
}

std::string Recase(std::string_view text, bool upper) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeUtf8(text, at);
    AppendUtf8(upper ? ToUpper(c.value) : ToLower(c.value), out);
    at += c.length;
  }
  return out;
}

std::string MakeEdit(std::string_view found, const std::vector<std::string>& parameters, const RE2* regex) {
  const std::string& form = parameters[0];
  if (form == "regex") {
    std::string text(found);
    std::string rewrite;  // `$1` is RE2's `\1`
    const std::string& replacement = parameters[2];
    for (size_t i = 0; i < replacement.size(); ++i) {
      const bool group =
          replacement[i] == '$' && i + 1 < replacement.size() && replacement[i + 1] >= '0' && replacement[i + 1] <= '9';
      if (replacement[i] == '\\') rewrite += '\\';
      rewrite += group ? '\\' : replacement[i];
    }
    RE2::GlobalReplace(&text, *regex, rewrite);
    return text;
  }
  if (form == "trim") return Without(found, parameters[1], true, true);
  if (form == "trim_left") return Without(found, parameters[1], true, false);
  if (form == "trim_right") return Without(found, parameters[1], false, true);
  if (form == "truncate") return std::string(found.substr(0, found.find(parameters[1])));
  if (form == "remove") {
    std::string text(found);
    std::erase_if(text, [&](char c) { return parameters[1].find(c) != std::string::npos; });
    return text;
  }
  size_t number = 0;  // split
  std::from_chars(parameters[2].data(), parameters[2].data() + parameters[2].size(), number);
  std::string_view rest = found;
  for (; number > 0; --number) {
    const size_t at = rest.find(parameters[1]);
    if (at == std::string_view::npos) return std::string(found);
    rest.remove_prefix(at + parameters[1].size());
  }
  return std::string(rest.substr(0, rest.find(parameters[1])));
}

bool IsSpaceAt(std::string_view text, size_t at) { return at < text.size() && text[at] == ' '; }

}  // namespace

Action::Action() = default;
Action::~Action() = default;
Action::Action(Action&&) noexcept = default;
Action& Action::operator=(Action&&) noexcept = default;

Result<Action> Action::Read(const RuleSource& source) {
  const YamlNode* node = source.Find("action");
  if (node == nullptr) return Action();
  if (node->kind != YamlKind::kMapping) return source.Fault(*node, "`action` must be {name, params}");
  auto step = std::make_unique<Step>();
  for (const YamlMember& member : node->members) {
    if (member.key.text == "name") {
      step->name = member.value.text;
    } else if (member.key.text == "params") {
      if (member.value.kind == YamlKind::kScalar) step->parameters.push_back(member.value.text);
      for (const YamlNode& item : member.value.items) step->parameters.push_back(item.text);
    } else {
      return source.Fault(member.key,
                          fmt::format("`action` has no key \"{}\"; known are name, params", member.key.text));
    }
  }
  if (std::find(kNames.begin(), kNames.end(), step->name) == kNames.end())
    return source.Fault(*node, fmt::format("`action` is {}, not \"{}\"", fmt::join(kNames, ", "), step->name));
  if (step->name == "suggest") return Action();
  if (step->name == "edit") {
    const auto form = std::find_if(std::begin(kEdits), std::end(kEdits), [&](const EditForm& edit) {
      return !step->parameters.empty() && edit.name == step->parameters[0];
    });
    if (form == std::end(kEdits) || step->parameters.size() != form->parameters)
      return source.Fault(*node,
                          "`edit` takes [regex, expression, text], [trim, characters], [truncate, text], "
                          "[split, separator, number] or [remove, characters]");
    if (form->name == "regex") {
      RE2::Options options;
      options.set_log_errors(false);
      step->regex = std::make_unique<const RE2>(step->parameters[1], options);
      if (!step->regex->ok())
        return source.Fault(*node, fmt::format("the expression of `edit` cannot be run: {}", step->regex->error()));
    }
  }
  Action action;
  action.step_ = std::move(step);
  return action;
}

bool Action::replaces_by_kind() const {
  return step_ != nullptr && step_->name == "replace" && step_->parameters.empty();
}

std::optional<Edit> Action::Mend(std::string_view text, Span span) const {
  if (step_ == nullptr) return std::nullopt;
  const std::string_view found = text.substr(span.begin, span.size());
  if (step_->name == "remove") {
    // A word goes with one of the spaces around it.
    if (IsSpaceAt(text, span.end) && found.front() != ' ' && found.back() != ' ' &&
        (span.begin == 0 || text[span.begin - 1] == ' '))
      return Edit{{span.begin, span.end + 1}, ""};
    return Edit{span, ""};
  }
  if (step_->name == "replace") {
    if (step_->parameters.size() != 1) return std::nullopt;  // of several nobody knows which
    return Edit{span, step_->parameters[0]};
  }
  std::string mended;
  if (step_->name == "edit") {
    mended = MakeEdit(found, step_->parameters, step_->regex.get());
  } else {
    const bool upper = !step_->parameters.empty() && step_->parameters[0] == "upper";
    mended = Recase(found, upper);
  }
  if (mended == found) return std::nullopt;
  return Edit{span, std::move(mended)};
}

}  // namespace emend
