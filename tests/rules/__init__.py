"""Tests of the rulebooks as data, and of the calibration for 2016."""
