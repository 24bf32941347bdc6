#include "check/kinds/word_keys.h"

#include <fmt/format.h>

#include <charconv>

namespace emend {

Result<bool> ReadFlag(const RuleSource& source, std::string_view key, bool otherwise) {
  const YamlNode* node = source.Find(key);
  if (node == nullptr) return otherwise;
  if (node->kind == YamlKind::kScalar && (node->text == "true" || node->text == "false")) return node->text == "true";
  return source.Fault(*node, fmt::format("`{}` must be true or false", key));
}

Result<std::string> ReadText(const RuleSource& source, std::string_view key) {
  const YamlNode* node = source.Find(key);
  if (node == nullptr) return std::string();
  if (node->kind != YamlKind::kScalar) return source.Fault(*node, fmt::format("`{}` must be a text", key));
  return node->text;
}

Result<std::optional<double>> ReadNumber(const RuleSource& source, std::string_view key) {
  const YamlNode* node = source.Find(key);
  if (node == nullptr) return std::optional<double>();
  double number = 0;
  const char* const end = node->text.data() + node->text.size();
  const auto read = std::from_chars(node->text.data(), end, number);
  if (node->kind != YamlKind::kScalar || read.ec != std::errc() || read.ptr != end)
    return source.Fault(*node, fmt::format("`{}` must be a number", key));
  return std::optional<double>(number);
}

Result<std::vector<PatternText>> ReadExpressions(const RuleSource& source, std::string_view key) {
  std::vector<PatternText> texts;
  const YamlNode* node = source.Find(key);
  if (node == nullptr) return texts;
  if (node->kind == YamlKind::kScalar) texts.push_back({node->text, node});
  if (node->kind == YamlKind::kMapping) return source.Fault(*node, fmt::format("`{}` must be a list of texts", key));
  for (const YamlNode& item : node->items) {
    if (item.kind != YamlKind::kScalar) return source.Fault(item, fmt::format("`{}` must be a list of texts", key));
    texts.push_back({item.text, &item});
  }
  return texts;
}

Result<PatternTerms> ReadPatternTerms(const RuleSource& source, bool ignore_case) {
  PatternTerms terms;
  const auto ignored = ReadFlag(source, "ignorecase", ignore_case);
  if (!ignored.ok()) return ignored.error();
  const auto nonword = ReadFlag(source, "nonword", false);
  if (!nonword.ok()) return nonword.error();
  terms.ignore_case = ignored.value();
  terms.words = !nonword.value();
  const std::pair<std::string_view, std::string*> contexts[] = {{"before", &terms.before},
                                                                {"after", &terms.after},
                                                                {"not_before", &terms.not_before},
                                                                {"not_after", &terms.not_after}};
  for (const auto& [key, text] : contexts) {
    auto read = ReadText(source, key);
    if (!read.ok()) return read.error();
    *text = std::move(read.value());
  }
  return terms;
}

Result<Patterns> ReadExceptions(const RuleSource& source, const PatternTerms& terms) {
  const auto texts = ReadExpressions(source, "exceptions");
  if (!texts.ok()) return texts.error();
  PatternTerms plain;
  plain.ignore_case = terms.ignore_case;
  plain.words = false;
  return Patterns::Compile(source, texts.value(), plain);
}

std::string_view TextOf(const FileView& view, const Target& target, bool code) {
  const std::string_view text =
      code ? std::string_view(view.passage(target.passage).text) : view.masked(target.passage);
  return text.substr(target.span.begin, target.span.size());
}

}  // namespace emend
