/* schema.c - SQL, GraphQL, Protocol Buffers. */
#include "data/highlight/rules.h"

static const CodeRule sql_rules[] = {
    LINE("--", CODE_COMMENT, 0),
    SPAN("/*", "*/", CODE_COMMENT, 0),
    LINE("#", CODE_COMMENT, AT_START),
    SPAN("'", "'", CODE_STRING, DOUBLED),
    SPAN("\"", "\"", CODE_PLAIN, DOUBLED | ONE_LINE),
    SPAN("`", "`", CODE_PLAIN, ONE_LINE),
    OTHER(MATCH_DOLLAR, "$"),
    NAME("$", CODE_VARIABLE, 0),
    NAME("@@", CODE_VARIABLE, 0),
    NAME("@", CODE_VARIABLE, 0),
    TEXT("::", CODE_PLAIN),
    NAME(":", CODE_VARIABLE, 0),
    NAME(".", CODE_PLAIN, 0),
    WORD,
    NUMBER,
};
static const CodeWords sql_words[] = {
    {CODE_KEYWORD,
     "add all alter analyze and any as asc asymmetric authorization begin between both "
     "by call cascade case cast check close cluster collate column commit concurrently "
     "connect constraint copy create cross cube current cursor cycle database deallocate "
     "declare default deferrable delete desc describe distinct do drop each else elsif "
     "end escape except exclude execute exists explain extension external fetch filter "
     "first for foreign from full function generated global grant group grouping having "
     "if ilike immediate in index inherits inner inout insert instead intersect interval "
     "into is isolation join key language last lateral leading left level like limit "
     "local lock loop match materialized merge natural next no not nulls of off offset "
     "on only open or order out outer over overlaps partition perform plpgsql pragma "
     "precision prepare primary privileges procedure range read recursive references "
     "refresh regexp release rename repeatable replace restrict return returning returns "
     "revoke right role rollback rollup row rows savepoint schema select serializable "
     "session set sets share show similar some start symmetric table tablespace temp "
     "temporary then to trailing transaction trigger truncate type union unique unlock "
     "unnest until update upsert use user using vacuum values view volatile when where "
     "while window with within without work write"},
    {CODE_NAME,
     "bigint bigserial binary bit blob bool boolean bytea char character cidr clob date "
     "datetime dec decimal double enum float hstore inet int int2 int4 int8 integer json "
     "jsonb long money nchar numeric nvarchar oid real serial smallint text time "
     "timestamp timestamptz timetz tinyint tsvector uuid varbinary varchar varying xml "
     "year true false null unknown abs array_agg avg ceil ceiling coalesce concat count "
     "cume_dist current_date current_time current_timestamp current_user dense_rank exp "
     "extract first_value floor greatest json_agg lag last_value lead least length ln "
     "lower max min mod now nth_value ntile nullif overlay percent_rank position power "
     "rank round row_number sqrt stddev string_agg substring sum to_char trim upper "
     "variance"},
};
static const CodeState sql_states[] = {{RULES(sql_rules), WORDS(sql_words), .folded = 1}};
LANGUAGE(code_sql, "SQL",
         "sql mysql postgres postgresql pgsql psql plpgsql plsql sqlite tsql t-sql "
         "mariadb oracle bigquery cql hql ddl",
         sql_states);

static const CodeRule graphql_rules[] = {
    LINE("#", CODE_COMMENT, 0),
    SPAN("\"\"\"", "\"\"\"", CODE_STRING, 0),
    DOUBLE_QUOTED,
    NAME("$", CODE_VARIABLE, 0),
    NAME("@", CODE_META, 0),
    WORD,
    NUMBER_SIGNED(0),
};
static const CodeWords graphql_words[] = {
    {CODE_KEYWORD, "query mutation subscription type input schema directive interface "
                   "union scalar fragment enum on extend implements repeatable"},
    {CODE_NAME, "true false null Int Float String Boolean ID"},
};
SIMPLE(code_graphql, "GraphQL", "graphql gql graphqls", graphql_rules, graphql_words);

static const CodeRule proto_rules[] = {C_COMMENTS, DOUBLE_QUOTED, SINGLE_QUOTED, WORD,
                                       NUMBER};
static const CodeWords proto_words[] = {
    {CODE_KEYWORD,
     "package import option optional required repeated group oneof syntax edition public "
     "weak reserved extensions extend message enum service rpc returns stream map to"},
    {CODE_NAME, "double float int32 int64 uint32 uint64 sint32 sint64 fixed32 fixed64 "
                "sfixed32 sfixed64 bool string bytes true false max"},
};
SIMPLE(code_protobuf, "Protocol Buffers",
       "protobuf proto proto3 protocol-buffer prototext thrift capnp", proto_rules,
       proto_words);
