module.exports = {
    root: "./docs",
    title: "Tides",
    plugins: []
};
