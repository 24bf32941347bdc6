#include "markup/vocabulary.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {
namespace {

// Names that a capital inside does not cut, in lower case and sorted.
constexpr std::array kNames = std::to_array<std::string_view>({
    "airbnb",       "angularjs",  "appengine",      "aspnet",     "bitbucket",  "bitcoin",       "camelcase",
    "clickhouse",   "cloudflare", "cloudformation", "cloudfront", "cloudwatch", "cockroachdb",   "codeigniter",
    "coffeescript", "couchdb",    "devops",         "dynamodb",   "ebay",       "elasticsearch", "facebook",
    "fastapi",      "firebase",   "github",         "gitlab",     "graphql",    "haproxy",       "influxdb",
    "intellij",     "ios",        "iphone",         "javascript", "jetbrains",  "jquery",        "kubernetes",
    "latex",        "linkedin",   "macbook",        "macos",      "mariadb",    "matlab",        "memcached",
    "mongodb",      "mysql",      "neo4j",          "newsql",     "nextjs",     "nodejs",        "nosql",
    "numpy",        "oauth",      "openai",         "openapi",    "openshift",  "openssl",       "paypal",
    "postgresql",   "powerpoint", "powershell",     "pycharm",    "pytorch",    "rabbitmq",      "reactjs",
    "sharepoint",   "soundcloud", "springboot",     "sqlalchemy", "sqlite",     "sqlserver",     "stackoverflow",
    "tensorflow",   "testng",     "timescaledb",    "typescript", "vmware",     "vuejs",         "webassembly",
    "webpack",      "webrtc",     "websocket",      "websockets", "whatsapp",   "wordpress",     "xpath",
    "youtube",      "zeromq",
});

template <typename Visit>
void ForEachWord(std::string_view text, Visit visit) {
  size_t begin = 0;
  bool in_word = false;
  for (size_t at = 0; at <= text.size();) {
    const unsigned char byte = at < text.size() ? static_cast<unsigned char>(text[at]) : ' ';
    const CodePoint c = byte < 0x80 ? CodePoint{byte, 1, true} : DecodeUtf8(text, at);
    const bool word = IsLetter(c.value) || IsDigit(c.value);
    if (word && !in_word) begin = at;
    if (!word && in_word) visit(text.substr(begin, at - begin));
    in_word = word;
    at += c.length;
  }
}

}  // namespace

void Vocabulary::Add(std::string_view text) {
  std::string folded;
  ForEachWord(text, [&](std::string_view word) {
    const bool ascii = FindNonAscii(word) == word.size();
    if (!ascii) folded = FoldCase(word);
    if (ascii) folded.assign(word);
    if (ascii)
      for (char& c : folded) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const auto found = counts_.find(std::string_view(folded));
    if (found != counts_.end())
      ++found->second;
    else
      counts_.emplace(folded, 1);
  });
}

int Vocabulary::Count(std::string_view word) const {
  const std::string folded = FoldCase(word);
  const bool name = std::binary_search(kNames.begin(), kNames.end(), folded);
  const auto found = counts_.find(std::string_view(folded));
  return (found == counts_.end() ? 0 : found->second) + (name ? 1 : 0);
}

}  // namespace emend
