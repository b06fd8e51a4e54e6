/* build.c - what builds, packs and runs programs: make, Docker, HCL, nginx and their like. */
#include "data/highlight/rules.h"

static const CodeRule make_rules[] = {
    LINE("#", CODE_COMMENT, BEHIND_SPACE | MORE_LINES),
    PUSH("$(", CODE_VARIABLE, 1),
    SPAN("${", "}", CODE_VARIABLE, NESTED | ONE_LINE),
    TEXT("$@", CODE_VARIABLE),
    TEXT("$<", CODE_VARIABLE),
    TEXT("$^", CODE_VARIABLE),
    TEXT("$*", CODE_VARIABLE),
    NAME("$$", CODE_VARIABLE, 0),
    {MATCH_KEY, CODE_LABEL, .open = "", .close = ":", .flags = AT_COLUMN_0},
    NAME(".", CODE_META, AT_COLUMN_0),
    DOUBLE_QUOTED,
    SINGLE_QUOTED,
    WORD,
};
/* $(name), or a function of make's with what it is given. */
static const CodeRule make_expansion[] = {
    PUSH("$(", CODE_VARIABLE, 1),
    PUSH("(", CODE_VARIABLE, 1),
    POP(")", CODE_VARIABLE),
    WORD_AS(CODE_VARIABLE),
};
static const CodeWords make_functions[] = {
    {CODE_NAME, "subst patsubst strip findstring filter filter-out sort word wordlist "
                "words firstword lastword dir notdir suffix basename addsuffix addprefix "
                "join wildcard realpath abspath if or and foreach call value eval origin "
                "flavor shell error warning info file let intcmp"},
};
static const CodeWords make_words[] = {
    {CODE_KEYWORD, "define endef undefine ifdef ifndef ifeq ifneq else endif include "
                   "-include sinclude override export unexport private vpath"},
};
static const CodeState make_states[] = {
    {RULES(make_rules), WORDS(make_words), .in_words = "-"},
    {RULES(make_expansion), WORDS(make_functions), .in_words = "-",
     .style = CODE_VARIABLE},
};
LANGUAGE(code_make, "Makefile", "make makefile mk mf mak bsdmake gnumake just justfile",
         make_states);

static const CodeRule cmake_rules[] = {
    SPAN("#[[", "]]", CODE_COMMENT, 0),
    LINE("#", CODE_COMMENT, 0),
    SPAN("\"", "\"", CODE_STRING, ESCAPES),
    SPAN("${", "}", CODE_VARIABLE, ONE_LINE),
    WORD,
    NUMBER,
};
static const CodeWords cmake_words[] = {
    {CODE_KEYWORD,
     "add_compile_definitions add_compile_options add_custom_command add_custom_target "
     "add_definitions add_dependencies add_executable add_library add_subdirectory "
     "add_test break cmake_minimum_required configure_file continue else elseif "
     "enable_language enable_testing endforeach endfunction endif endmacro endwhile "
     "execute_process export file find_file find_library find_package find_path "
     "find_program foreach function get_filename_component get_property if include "
     "include_directories install link_directories link_libraries list macro "
     "mark_as_advanced math message option project return separate_arguments set "
     "set_property set_target_properties string target_compile_definitions "
     "target_compile_features target_compile_options target_include_directories "
     "target_link_libraries target_sources unset while"},
    {CODE_NAME, "on off true false and or not command policy target test exists "
                "is_directory matches less greater equal strequal version_less defined "
                "public private interface required components"},
};
static const CodeState cmake_states[] = {
    {RULES(cmake_rules), WORDS(cmake_words), .folded = 1}};
LANGUAGE(code_cmake, "CMake", "cmake cmake.in", cmake_states);

static const CodeRule docker_rules[] = {
    LINE("#", CODE_COMMENT, AT_START),
    DOUBLE_QUOTED,
    SINGLE_QUOTED,
    {MATCH_ESCAPE, CODE_PLAIN, .open = "\\"},
    SPAN("${", "}", CODE_VARIABLE, ONE_LINE),
    NAME("$", CODE_VARIABLE, 0),
    NAME("--", CODE_PLAIN, 0),
    WORD,
    NUMBER,
};
/* Instructions are written in capitals, so that a word of a command is none. */
static const CodeWords docker_words[] = {
    {CODE_KEYWORD, "FROM MAINTAINER RUN CMD LABEL EXPOSE ENV ADD COPY ENTRYPOINT VOLUME "
                   "USER WORKDIR ARG ONBUILD STOPSIGNAL HEALTHCHECK SHELL AS"},
};
static const CodeState docker_states[] = {
    {RULES(docker_rules), WORDS(docker_words), .in_words = "-.:/"}};
LANGUAGE(code_docker, "Dockerfile", "dockerfile docker containerfile", docker_states);

enum { BASE, QUOTED, BRACES };

#define HCL                                                                              \
    LINE("#", CODE_COMMENT, 0), C_COMMENTS, PUSH("\"", CODE_STRING, QUOTED),             \
        OTHER(MATCH_HEREDOC, "<<"), OTHER(MATCH_HEREDOC_LINES, "\n"),                    \
        NAME(".", CODE_PLAIN, 0), WORD, NUMBER
static const CodeRule hcl_base[] = {HCL};
static const CodeRule hcl_quoted[] = {ESCAPE, PUSH("${", CODE_PLAIN, BRACES),
                                      POP("\"", CODE_STRING), POP("\n", CODE_PLAIN)};
static const CodeRule hcl_braces[] = {PUSH("{", CODE_PLAIN, BRACES), POP("}", CODE_PLAIN),
                                      HCL};
static const CodeWords hcl_words[] = {
    {CODE_KEYWORD, "resource variable provider output locals module data terraform "
                   "backend provisioner lifecycle dynamic for for_each in if else endif "
                   "endfor import moved removed check required_providers"},
    {CODE_NAME, "true false null string number bool list map set object tuple any"},
};
static const CodeState hcl_states[] = {
    [BASE] = {RULES(hcl_base), WORDS(hcl_words), .in_words = "-"},
    [QUOTED] = {RULES(hcl_quoted), .style = CODE_STRING},
    [BRACES] = {RULES(hcl_braces), WORDS(hcl_words), .in_words = "-"},
};
LANGUAGE(code_hcl, "HCL", "hcl terraform tf tfvars nomad packer", hcl_states);

static const CodeRule nginx_rules[] = {
    LINE("#", CODE_COMMENT, BEHIND_SPACE),
    DOUBLE_QUOTED,
    SINGLE_QUOTED,
    SPAN("${", "}", CODE_VARIABLE, ONE_LINE),
    NAME("$", CODE_VARIABLE, 0),
    WORD,
    NUMBER,
};
static const CodeWords nginx_words[] = {
    {CODE_KEYWORD,
     "access_log add_header alias allow auth_basic auth_basic_user_file break charset "
     "client_body_buffer_size client_max_body_size daemon default_type deny error_log "
     "error_page events expires fastcgi_index fastcgi_param fastcgi_pass geo gzip "
     "gzip_types http if include index internal keepalive keepalive_timeout least_conn "
     "limit_conn limit_conn_zone limit_rate limit_req limit_req_zone listen location "
     "log_format mail map pid proxy_buffering proxy_buffers proxy_cache proxy_cache_path "
     "proxy_cache_valid proxy_connect_timeout proxy_http_version proxy_pass "
     "proxy_read_timeout proxy_redirect proxy_send_timeout proxy_set_header "
     "real_ip_header resolver return rewrite root satisfy sendfile server server_name "
     "server_tokens set set_real_ip_from split_clients ssl ssl_certificate "
     "ssl_certificate_key ssl_ciphers ssl_protocols stream sub_filter tcp_nodelay "
     "tcp_nopush try_files types upstream user uwsgi_pass worker_connections "
     "worker_processes zone"},
    {CODE_NAME, "on off yes no true false none blocked debug info notice warn error crit "
                "select break last permanent redirect kqueue rtsig epoll poll"},
};
static const CodeState nginx_states[] = {
    {RULES(nginx_rules), WORDS(nginx_words), .in_words = "-./"}};
LANGUAGE(code_nginx, "nginx", "nginx nginxconf caddy caddyfile apache apacheconf",
         nginx_states);
