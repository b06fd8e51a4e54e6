let first = 1;
let second = 2;
// ANCHOR: outer
let third = 3;
// ANCHOR: inner
let fourth = 4;
// ANCHOR_END: inner
let fifth = 5;
// ANCHOR_END: outer
let sixth = 6;
// ANCHOR: outer
let seventh = 7;
