#include "code/language_names.h"

#include <array>
#include <cstddef>

#include "base/unicode.h"

namespace emend {
namespace {

struct NameRow {
  std::string_view name;
  std::string_view aliases;  // in lower case, between spaces
};

constexpr NameRow kNames[] = {
    {"python", " python py py3 python3 python2 pycon ipython pyi "},
    {"bash",
     " bash sh shell console zsh ksh shell-session shellsession shellscript terminal cmdline commandline command "
     "bash-session unix linux cli "},
    {"powershell", " powershell ps1 pwsh posh ps "},
    {"batch", " batch bat cmd dos "},
    {"sql", " sql mysql postgresql postgres psql plsql pl/sql tsql t-sql sqlite mssql oracle mariadb pgsql "},
    {"yaml", " yaml yml docker-compose compose k8s kubernetes ansible openapi "},
    {"json", " json jsonc json5 geojson webmanifest "},
    {"toml", " toml "},
    {"ini", " ini conf cfg config redis systemd dosini editorconfig env dotenv redis.conf settings "},
    {"properties", " properties "},
    {"html", " html htm xhtml html5 "},
    {"xml", " xml xsd xsl xslt svg wsdl pom rss plist "},
    {"css", " css css3 "},
    {"scss", " scss sass "},
    {"less", " less "},
    {"django", " django htmldjango html+django django-html html-django djangotemplate dtl "},
    {"jinja", " jinja jinja2 j2 html+jinja twig "},
    {"handlebars", " handlebars hbs mustache "},
    {"erb", " erb html+erb eruby rhtml "},
    {"gotemplate", " gotemplate go-template gotmpl gohtml helm "},
    {"vue", " vue "},
    {"javascript", " javascript js node nodejs node.js mjs cjs ecmascript es6 javscript "},
    {"jsx", " jsx react javascriptreact "},
    {"typescript", " typescript ts mts cts angular "},
    {"tsx", " tsx typescriptreact "},
    {"java", " java jsp "},
    {"kotlin", " kotlin kt kts "},
    {"scala", " scala sbt "},
    {"groovy", " groovy gradle jenkinsfile jenkins "},
    {"c", " c h ansi-c "},
    {"cpp", " cpp c++ cc cxx hpp h++ cplusplus arduino "},
    {"csharp", " csharp c# cs c-sharp dotnet .net "},
    {"fsharp", " fsharp f# fs "},
    {"vbnet", " vbnet vb vb.net "},
    {"go", " go golang "},
    {"rust", " rust rs "},
    {"swift", " swift "},
    {"objectivec", " objectivec objective-c objc obj-c "},
    {"dart", " dart flutter "},
    {"php", " php php3 php5 php7 php8 phtml laravel "},
    {"ruby", " ruby rb irb rails "},
    {"perl", " perl pl pm "},
    {"lua", " lua "},
    {"r", " r rscript "},
    {"julia", " julia jl "},
    {"matlab", " matlab octave "},
    {"haskell", " haskell hs "},
    {"elixir", " elixir ex exs iex "},
    {"erlang", " erlang erl "},
    {"clojure", " clojure clj "},
    {"lisp", " lisp elisp emacs-lisp common-lisp scheme "},
    {"nginx", " nginx nginxconf nginx.conf "},
    {"apacheconf", " apacheconf apache htaccess .htaccess "},
    {"dockerfile", " dockerfile docker containerfile "},
    {"makefile", " makefile make mk gnumakefile "},
    {"cmake", " cmake cmakelists.txt "},
    {"http", " http https rest request response "},
    {"graphql", " graphql gql "},
    {"protobuf", " protobuf proto proto3 grpc "},
    {"hcl", " hcl terraform tf tfvars "},
    {"diff", " diff patch udiff "},
    {"markdown", " markdown md mdx "},
    {"latex", " latex tex "},
    {"assembly", " assembly asm nasm "},
    {"solidity", " solidity sol "},
    {"mermaid", " mermaid "},
    {"vim", " vim viml vimscript "},
    {"csv", " csv tsv "},
    {"",
     " text txt plain plaintext plain-text text/plain code none no nohighlight no-highlight output raw snippet example "
     "null undefined auto pseudo pseudocode "
     "language unknown other source log copy copy-code copycode file "},
};

constexpr size_t kLongestHint = 24;

bool IsNameChar(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("+#.-_/").find(c) != std::string_view::npos;
}

}  // namespace

std::string_view LanguageOfHint(std::string_view hint) {
  hint = Trim(hint);
  while (!hint.empty() && (hint.front() == '{' || hint.front() == '.' || hint.front() == ':')) hint.remove_prefix(1);
  for (const std::string_view prefix :
       {std::string_view("language-"), std::string_view("lang-"), std::string_view("lang=")}) {
    if (hint.starts_with(prefix)) hint.remove_prefix(prefix.size());
  }
  size_t end = 0;
  while (end < hint.size() && IsNameChar(hint[end])) ++end;
  hint = hint.substr(0, end);
  if (hint.empty() || hint.size() > kLongestHint) return {};
  std::array<char, kLongestHint + 2> entry{};
  entry[0] = ' ';
  for (size_t i = 0; i < hint.size(); ++i)
    entry[i + 1] = static_cast<char>(hint[i] >= 'A' && hint[i] <= 'Z' ? hint[i] | 0x20 : hint[i]);
  entry[hint.size() + 1] = ' ';
  for (const NameRow& row : kNames) {
    if (row.aliases.find(std::string_view(entry.data(), hint.size() + 2)) != std::string_view::npos) return row.name;
  }
  return hint;
}

bool IsLanguageName(std::string_view word) {
  const std::string_view name = LanguageOfHint(word);
  // A word that is not known comes back itself.
  return !name.empty() && !(name.data() >= word.data() && name.data() < word.data() + word.size());
}

}  // namespace emend
