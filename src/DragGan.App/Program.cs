return DragGan.App.CommandLine.DragGanProgram.Run(args);
