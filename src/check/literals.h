// Texts one of which stands in whatever a regular expression matches: to know at a glance where it cannot match.
#ifndef EMEND_CHECK_LITERALS_H_
#define EMEND_CHECK_LITERALS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace emend {

struct LiteralReading {
  // ASCII, of two bytes or more. Whatever the expression matches holds one of them. None where nothing is known.
  std::optional<std::vector<std::string>> literals;
  bool any_case = false;  // the expression does not care about case; then the literals are lower case
  // Every sign of it was understood, and is one that RE2 runs. No repetition is counted.
  bool plain = false;
};

LiteralReading ReadLiterals(std::string_view expression);

// Many texts searched for at once, by their first bytes: what is found may be one of them, what is not found is none.
// Aho and Corasick 1975, on lower case; then the case is looked at.
class LiteralSet {
 public:
  // Several texts may have one number, and one text several. A text whose case does not count must be lower case.
  void Add(std::string_view text, bool any_case, uint32_t number);

  // To be called once, before the first search.
  void Finish();

  bool empty() const { return nodes_.size() <= 1; }

  // Calls found(number) for each text that stands in `text`, perhaps several times.
  template <typename Found>
  void Search(std::string_view text, Found found) const {
    uint32_t node = 0;
    for (size_t at = 0; at < text.size(); ++at) {
      node = next_[node * classes_ + class_of_[static_cast<unsigned char>(text[at])]];
      for (uint32_t out = first_out_[node]; out != 0; out = first_out_[fall_[out]]) {
        for (const Out& one : outs_[out]) {
          if (one.any_case || text.substr(at + 1 - one.text.size(), one.text.size()) == one.text) found(one.number);
        }
      }
    }
  }

 private:
  struct Node {
    uint8_t byte = 0;
    uint32_t sibling = 0;
    uint32_t child = 0;
  };
  struct Out {
    std::string text;
    bool any_case;
    uint32_t number;

    bool operator==(const Out&) const = default;
  };

  std::vector<Node> nodes_ = std::vector<Node>(1);
  std::vector<std::vector<Out>> outs_ = std::vector<std::vector<Out>>(1);  // the texts that end at a node
  std::vector<uint32_t> next_;                                             // node × class -> node
  std::vector<uint32_t> fall_;  // the longest proper end of a node that is a node
  // The nearest node on the way down, itself included, at which a text ends; 0 if there is none.
  std::vector<uint32_t> first_out_;
  uint8_t class_of_[256] = {};
  uint32_t classes_ = 1;
};

}  // namespace emend

#endif  // EMEND_CHECK_LITERALS_H_
