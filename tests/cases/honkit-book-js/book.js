const pkg = require("./package.json");

module.exports = {
    root: "./docs", // where the text is
    "title": 'Tides',
    author: pkg.author,
    description: "From " + pkg.name,
    isbn: "978\x30",
    /* language: "de", */
    language: `en`,
    plugins: ["-search"],
    variables: {title: "Not this"}
};
