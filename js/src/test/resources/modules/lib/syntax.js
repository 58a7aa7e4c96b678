// A comment.
const fine = 1;
const broken = ;
