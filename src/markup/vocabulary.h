// The words of an export, to tell where glued ones must be cut: "FeatureRedisRabbitMQ".
#ifndef EMEND_MARKUP_VOCABULARY_H_
#define EMEND_MARKUP_VOCABULARY_H_

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace emend {

class Vocabulary {
 public:
  // Counts the words of `text`: runs of letters and digits, in any case.
  void Add(std::string_view text);

  // How often `word` stands alone; a well-known name that is written with a capital inside (JavaScript) counts as one
  // more.
  int Count(std::string_view word) const;

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
  };
  std::unordered_map<std::string, int, Hash, std::equal_to<>> counts_;
};

}  // namespace emend

#endif  // EMEND_MARKUP_VOCABULARY_H_
