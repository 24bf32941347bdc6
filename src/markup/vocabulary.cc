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
    const CodePoint c = at < text.size() ? DecodeUtf8(text, at) : CodePoint{' ', 1, true};
    const bool word = IsLetter(c.value) || IsDigit(c.value);
    if (word && !in_word) begin = at;
    if (!word && in_word) visit(text.substr(begin, at - begin));
    in_word = word;
    at += c.length;
  }
}

}  // namespace

void Vocabulary::Add(std::string_view text) {
  ForEachWord(text, [this](std::string_view word) { ++counts_[FoldCase(word)]; });
}

int Vocabulary::Count(std::string_view word) const {
  const std::string folded = FoldCase(word);
  const bool name = std::binary_search(kNames.begin(), kNames.end(), folded);
  const auto found = counts_.find(folded);
  return (found == counts_.end() ? 0 : found->second) + (name ? 1 : 0);
}

}  // namespace emend
