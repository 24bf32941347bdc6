#include "code/words.h"

#include <algorithm>
#include <cstddef>

#include "base/word_table.h"

namespace emend {
namespace {

struct WordList {
  uint32_t classes;
  std::string_view words;  // separated by a space
};

constexpr WordList kLists[] = {
    {kProseWord,
     "the a an of this that these those it its itself they them their there here we us our you your he she his her i "
     "my "
     "is are was were be been being am has have had having can could should would will shall may might must cannot "
     "does did done doing don't doesn't isn't aren't won't can't it's let's you're they're we're that's "
     "but so because since although though however therefore thus hence also too very more most less least much many "
     "some any each every both either neither such same other another than then which who whom whose what when why how "
     "whether while-loop about above after again against all along among around as at before behind below beneath "
     "beside between beyond by down during except for from in inside into like near of off on onto or and over per "
     "through throughout to toward towards under until up upon via with within without not no nor only just even "
     "still already often usually typically generally always never sometimes instead rather well used using uses "
     "allows means makes helps provides called known based example following different between vs versus etc both "
     // verbs as they stand in the explanation of a command or a term
     "adds makes takes removes gives shows lists prints runs starts stops creates deletes copies moves stores holds "
     "reads "
     "writes becomes calls sets gets contains finds keeps needs works waits turns sends receives replaces changes "
     "checks "
     "builds applies compares converts counts joins selects sorts supports tells updates blocks closes opens combines "
     "collects executes evaluates loads listens returned called stands happens depends belongs refers defines "
     "describes "
     "represents requires searches installs displays determines specifies ensures prevents enables improves reduces "
     "increases handles manages performs generates behaves consists "
     // German
     "der die das den dem des ein eine einen einem einer eines und oder aber nicht ist sind war wird werden wurde hat "
     "haben kann können muss müssen soll mit von für auf aus bei nach über unter durch zum zur im am ins als wie wenn "
     "dass sich auch noch nur schon sehr mehr man wir ihr sie er es ich kein keine diese dieser dieses jede jeder alle "
     "beim vom gegen ohne um zwischen damit dann denn weil ob "
     // French
     "le la les un une des du de et ou mais ne pas est sont être avoir avec pour par sur sous dans qui que quoi dont "
     "où "
     "ce cet cette ces son sa ses leur leurs nous vous ils elles il elle on se au aux plus moins très aussi comme si "
     "peut doit fait sans entre chaque tous toutes "
     // Spanish, Portuguese, Italian
     "el los las una unos del al y o pero no es son ser está están con por para sin sobre entre como cuando más muy "
     "también se su sus lo que cada este esta estos estas puede hay "
     "os um uma uns umas e ou mas não são com sem mais muito também seu sua pelo pela dos das nos nas ao à é "
     "gli i uno di da in con su per tra fra ma non è sono come più anche della dello dei degli nel nella che si "
     // Dutch, Scandinavian
     "het een van en is dat niet met voor op te zijn wordt worden ook maar bij naar uit aan om door deze dit kan "
     "og det som er på av til med för att och den har ikke inte eller kan ska "
     // Polish, Czech, Hungarian, Turkish, Indonesian, Vietnamese, Romanian, Finnish
     "jest nie się na do z w i oraz że to są być przez dla po od ale jak który która które "
     "je jsou ne se na v pro že který která které nebo ale jako by "
     "és hogy nem egy az van meg csak ha de ez "
     "ve bir bu için ile da olarak daha çok gibi olan değil "
     "yang dan di untuk dengan dari pada adalah ini itu tidak dalam "
     "là và của một các có được không cho những trong với để "
     "și este sunt care nu cu pe din sau la ca să "
     "ja on ei se että ovat joka kun tai myös "
     // Russian, Ukrainian
     "и в не на с что это как по для от из к до или а но если при его их она они он мы вы я так же также быть есть "
     "может можно чтобы который которая которые й та є що як для від це не або якщо та"},
    {kQuestionWord,
     "what how why when where which who whom whose explain describe difference does can is are do should define "
     "was wie warum wann wo welche welcher wer qué que cómo cuál quel quelle comment pourquoi come perché quale o "
     "что как почему когда где какой какая какие чем jak co dlaczego czym o que qual"},
    {kKeyword,
     "def elif const var func fn impl struct typedef enum namespace printf println nullptr typename constexpr lambda "
     "foreach elsif endif elseif endfor endwhile endforeach echo fi esac done async await typeof instanceof sizeof "
     "extern inline volatile goto unsigned mut pub mod crate dyn trait chan defer fallthrough iota "
     "val fun companion lateinit suspend vararg guard inout protocol deinit fileprivate mutating init "
     "require_once include_once isset unset synchronized throws transient strictfp readonly "
     "defmodule defp defstruct defmacro defimpl begin rescue ensure nil attr_accessor attr_reader puts "
     "raise yield assert del nonlocal syntax rpc oneof message repeated scalar input schema fragment mutation "
     "subscription "
     "setlocal endlocal param sub our use_ok newtype instance qualified where_ foldr autoload "
     "upstream location server_name proxy_pass listen"},
    {kWeakKeyword,
     "import from except class return if for while try with use using let new switch case do package include require "
     "export "
     "interface type throw catch function module object data record set unless until when match loop where select "
     "default extends implements global exec call local my print static abstract final public private protected "
     "override virtual internal sealed partial void int long short double float char boolean bool string template "
     "operator friend explicit resource variable output provider query service syntax option extend union "
     "source alias unset trap read test debugger delete go in and or not is as"},
    {kModifier,
     "public private protected static final abstract async export default const extern inline virtual override sealed "
     "readonly pub internal partial open data synchronized transient volatile native unsafe explicit constexpr"},
    {kTypeWord,
     "int void char float double bool boolean long short byte string String str Integer Boolean Double Float Long "
     "Object List Map Set HashMap ArrayList HashSet Optional Promise Array number any unknown never object "
     "auto unsigned signed size_t uint8_t uint32_t uint64_t int32_t int64_t usize isize i32 i64 u8 u32 u64 f32 f64 "
     "vec Vec Box Rc Arc Option Result let var val const dynamic decimal Int Bool Any Unit Task IEnumerable Dictionary "
     "std::string vector error rune"},
    {kTool,
     "git npm npx yarn pnpm pip pip3 python3 pipenv conda docker docker-compose kubectl helm terraform ansible "
     "ansible-playbook vagrant curl wget ssh scp rsync sudo apt apt-get yum dnf brew pacman apk systemctl journalctl "
     "chmod chown mkdir rmdir grep egrep sed awk xargs tar gzip gunzip unzip ls cd rm cp mv ln df du ps kill killall "
     "netstat ifconfig nslookup traceroute iptables ufw crontab nohup psql mysql mysqldump mongosh redis-cli sqlite3 "
     "pg_dump pg_restore celery gunicorn uvicorn daphne flask django-admin pytest tox mypy flake8 rabbitmqctl "
     "kafka-topics "
     "mvn gradle javac gcc g++ clang cmake cargo rustc rustup dotnet nuget composer artisan php gem bundle rails rake "
     "flutter dart tracert ipconfig netsh "
     "aws gcloud az eksctl minikube kubeadm istioctl podman skaffold jq openssl keytool nginx htop lsof tcpdump nc "
     "nmap printenv ss jps jstack jmap jstat crond visudo lsmod modprobe dmesg ulimit printf tput id groups su "
     "ng vue-cli webpack vite eslint tsc jest cypress expo react-native ionic firebase heroku netlify vercel "
     "useradd usermod passwd chgrp umount mkfs fdisk lsblk uname hostnamectl sysctl dig ping6 strace ldd objdump "
     "source pushd popd export sbt scala swift kotlinc deno bun adb xcodebuild pod fastlane locust etcdctl vault "
     "consul"},
    {kWeakTool,
     "python node java go make cat echo find sort head tail cut touch mount service top free screen watch which "
     "whereis "
     "history date time host ping cp less more man at who last wc tee read env set unset test alias exit clear ruby "
     "perl "
     "ip arp route "
     "bash sh zsh black ruff poetry puppet chef packer salt serverless lerna nx rush gulp grunt bower ab wrk"},
    {kToolVerb,
     "install uninstall run start stop restart status init clone add commit push pull fetch merge rebase checkout "
     "switch "
     "addr analyze doctor branch log diff reset stash tag remote config build exec ps images pull logs compose up down "
     "create get apply "
     "delete describe scale rollout expose set update upgrade remove list show search enable disable reload ci test "
     "publish link new generate make migrate makemigrations runserver shell createsuperuser startapp startproject "
     "collectstatic plan destroy import output validate template lint package deploy serve watch dev audit cherry-pick "
     "bisect blame revert rm mv inspect network volume login worker beat inspect purge edit port-forward cordon drain "
     "clean compile verify dependency:tree doc fmt vet mod"},
    {kSqlHead,
     "SELECT INSERT UPDATE DELETE CREATE ALTER DROP TRUNCATE WITH EXPLAIN GRANT REVOKE MERGE REPLACE BEGIN COMMIT "
     "ROLLBACK "
     "DELIMITER DECLARE EXEC EXECUTE CALL ANALYZE VACUUM REINDEX SAVEPOINT MATCH "
     "FROM WHERE JOIN INNER LEFT RIGHT FULL CROSS OUTER GROUP ORDER HAVING LIMIT OFFSET VALUES UNION INTERSECT EXCEPT "
     "ON AND SET "
     "RETURNING PARTITION END CASE WHEN ELSE USE SHOW DESCRIBE USING"},
    {kSqlWord,
     "FROM WHERE JOIN INNER OUTER LEFT RIGHT CROSS ON GROUP BY ORDER HAVING LIMIT OFFSET VALUES INTO SET TABLE INDEX "
     "VIEW "
     "UNION ALL DISTINCT AS AND OR NOT NULL IS IN EXISTS BETWEEN LIKE CASE WHEN THEN ELSE END COUNT SUM AVG MIN MAX "
     "PRIMARY KEY FOREIGN REFERENCES UNIQUE CHECK DEFAULT CONSTRAINT CASCADE INT INTEGER VARCHAR CHAR TEXT DATE "
     "TIMESTAMP "
     "DECIMAL BOOLEAN BIGINT SERIAL OVER PARTITION ROW_NUMBER RANK DENSE_RANK DATABASE SCHEMA TRIGGER PROCEDURE "
     "FUNCTION "
     "COLUMN ADD ASC DESC IF FOR EACH ROW AFTER BEFORE RETURNS RETURN DELETE UPDATE INSERT SELECT TRANSACTION TO USER "
     "ROLE "
     "PRIVILEGES IDENTIFIED AUTO_INCREMENT COALESCE USING TOP WITH LAG LEAD"},
    {kDockerHead,
     "FROM RUN CMD COPY ADD WORKDIR ENV EXPOSE ENTRYPOINT VOLUME USER ARG LABEL HEALTHCHECK SHELL ONBUILD STOPSIGNAL"},
    {kHttpMethod, "GET POST PUT PATCH DELETE HEAD OPTIONS TRACE CONNECT"},
    {kSwitchValue, "on off yes no true false none null always everysec auto enabled disabled True False always never"},
    {kAlone,
     "pass break continue else try finally do end done fi esac then begin return BEGIN END COMMIT ROLLBACK default "
     "ensure "
     "COMMIT; endif else_ ls pwd exit clear whoami top htop"},
    {kDirective,
     "maxmemory maxmemory-policy requirepass masterauth appendonly appendfsync bind port save rename-command replicaof "
     "slaveof "
     "tls-cert-file tls-key-file dir dbfilename logfile databases timeout tcp-keepalive daemonize include "
     "protected-mode "
     "worker_processes worker_connections server_name root index proxy_pass proxy_set_header listen upstream location "
     "ssl_certificate ssl_certificate_key access_log error_log keepalive_timeout gzip try_files rewrite add_header "
     "max_connections shared_buffers work_mem wal_level hot_standby max_wal_senders innodb_buffer_pool_size "
     "PermitRootLogin PasswordAuthentication Port ListenAddress DocumentRoot ServerName ServerAlias AllowOverride "
     "ExecStart WantedBy After Restart Description Type"},
    {kFunctionWord,
     "print println printf sprintf console len range map filter reduce forEach push append str int input require "
     "alert setTimeout setInterval fetch parseInt typeof isinstance sorted enumerate zip sum max min open super cout "
     "cin malloc "
     "free scanf sizeof fmt System assert expect describe it test echo var_dump puts"},
    {kLinkWord, "from to any all on in for by with as at into and or not is if then else do no of up down so me"},
    {kHeaderName,
     "Host Accept Accept-Encoding Accept-Language Authorization Cookie Set-Cookie Content-Type Content-Length "
     "Content-Encoding Cache-Control Connection ETag If-None-Match If-Match If-Modified-Since Last-Modified Location "
     "Origin Referer Server User-Agent Upgrade Vary Date Expires Retry-After WWW-Authenticate Transfer-Encoding "
     "Access-Control-Allow-Origin Strict-Transport-Security X-Request-Id X-Forwarded-For"},
    {kBlockWord, "do then begin of where else try finally loop repeat BEGIN THEN LOOP AS"},
};

WordTable<uint32_t> MakeWordClasses() {
  WordTable<uint32_t> classes;
  for (const WordList& list : kLists) {
    std::string_view rest = list.words;
    while (!rest.empty()) {
      const size_t end = std::min(rest.find(' '), rest.size());
      if (end > 0) classes[rest.substr(0, end)] |= list.classes;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return classes;
}

uint32_t ClassesOf(std::string_view word) {
  static const auto& table =
      *new WordTable<uint32_t>(MakeWordClasses());  // never destroyed: it may be used while statics go
  const uint32_t* const classes = table.Find(word);
  return classes == nullptr ? 0 : *classes;
}

constexpr size_t kLongestWord = 24;

}  // namespace

uint32_t WordClasses(std::string_view word) {
  if (word.size() > kLongestWord) return 0;
  uint32_t classes = ClassesOf(word);
  if (word[0] >= 'A' && word[0] <= 'Z' && (word.size() == 1 || (word[1] >= 'a' && word[1] <= 'z') || word[1] == '\'')) {
    char lower[kLongestWord];
    for (size_t i = 0; i < word.size(); ++i) {
      lower[i] = static_cast<char>(word[i] >= 'A' && word[i] <= 'Z' ? word[i] | 0x20 : word[i]);
    }
    classes |= ClassesOf({lower, word.size()}) & (kProseWord | kQuestionWord);
  }
  return classes;
}

}  // namespace emend
