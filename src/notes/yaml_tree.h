// A YAML file as a tree in which every node knows its place in the text.
//
// Reads the part of YAML 1.2 that files written by people need, and refuses the rest and all that YAML readers disagree
// on: anchors, aliases, tags, directives, merge keys, keys that are no text or stand twice, a second document,
// characters that are not printable, tabs as indentation, more than 64 levels, 1,000,000 nodes or 64 MiB. yaml-cpp
// finds the nodes; as it drops or joins text of broken files without a word, the tree is then laid against the text
// (yaml_source.h): every character is accounted for by a node, a structure sign or a comment.
#ifndef EMEND_NOTES_YAML_TREE_H_
#define EMEND_NOTES_YAML_TREE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace emend {

inline constexpr size_t kMaxNodes = 1'000'000;

enum class YamlKind : uint8_t { kNull, kScalar, kSequence, kMapping };
enum class YamlStyle : uint8_t { kPlain, kSingleQuoted, kDoubleQuoted, kLiteral, kFolded };

struct YamlMember;

struct YamlNode {
  YamlKind kind = YamlKind::kNull;
  YamlStyle style = YamlStyle::kPlain;  // of a scalar
  bool flow = false;                    // a collection in brackets
  // The bytes of the node: a scalar with its quotes or from its `|` on, up to its last character that is no white
  // space; a collection from its first bracket, dash or key to the end of its last. Empty behind the key for `key:`
  // alone.
  Span span;
  size_t indent = 0;                // kLiteral, kFolded: the spaces before each line that are not part of the text
  std::string text;                 // of a scalar, as it was written: `no` and `010` are these letters
  std::vector<YamlNode> items;      // of a sequence
  std::vector<YamlMember> members;  // of a mapping, in the order of the file

  bool operator==(const YamlNode&) const;
};

struct YamlMember {
  YamlNode key;
  YamlNode value;
};

// What is wrong with the text, and where.
struct YamlFault {
  size_t offset = 0;
  std::string message;  // fault and remedy
};

// The document; a null node for a text without one.
std::variant<YamlNode, YamlFault> ParseYaml(std::string_view text);

// The same without the short cut for simple texts (yaml_simple.h).
std::variant<YamlNode, YamlFault> ParseFullYaml(std::string_view text);

// `fault` as an error of the file at `path`.
Error ToError(const YamlFault& fault, std::string_view text, const std::string& path);

}  // namespace emend

#endif  // EMEND_NOTES_YAML_TREE_H_
