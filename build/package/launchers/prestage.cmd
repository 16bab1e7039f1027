@echo off
rem The command line, in the Node that came with it.
"%~dp0bin\node.exe" "%~dp0out\cli\prestage.js" %*
