package dev.rondo.checks.sample.cellar;

/** Lies in a package that no table names. */
public class Forgotten {}
